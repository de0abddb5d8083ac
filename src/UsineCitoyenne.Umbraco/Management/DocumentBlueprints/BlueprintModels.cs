using UsineCitoyenne.Core.Content.Blueprints;
using UsineCitoyenne.Umbraco.Management.Documents;

namespace UsineCitoyenne.Umbraco.Management.DocumentBlueprints;

internal sealed record DocumentBlueprintTreeItemResponseModel(
    bool HasChildren, Guid Id, ReferenceByIdModel? Parent, IReadOnlyList<FlagModel> Flags, string Name, bool IsFolder,
    DocumentTypeReferenceResponseModel DocumentType)
{
    public static DocumentBlueprintTreeItemResponseModel Of(BlueprintItem item, DocumentMapper mapper) => new(
        false, item.Key, null, [], item.Name, false, mapper.Type(item.ContentTypeKey));
}

internal sealed record DocumentBlueprintItemResponseModel(
    Guid Id, IReadOnlyList<FlagModel> Flags, string Name, DocumentTypeReferenceResponseModel DocumentType);

internal sealed record DocumentTypeBlueprintItemResponseModel(Guid Id, IReadOnlyList<FlagModel> Flags, string Name);

internal sealed record DocumentBlueprintResponseModel(
    IReadOnlyList<DocumentValueResponseModel> Values, IReadOnlyList<DocumentVariantResponseModel> Variants, Guid Id,
    IReadOnlyList<FlagModel> Flags, DocumentTypeReferenceResponseModel DocumentType)
{
    /// <param name="key">The model's own, or one for the document that begins as it.</param>
    public static DocumentBlueprintResponseModel Of(BlueprintContent content, Guid key, DocumentMapper mapper) => new(
        mapper.Values(content.Item.ContentTypeKey, content.Values),
        [DocumentMapper.Draft(key, content.Item.Name, content.Item.CreateDate, content.Item.UpdateDate)], key, [],
        mapper.Type(content.Item.ContentTypeKey));
}

internal sealed record CreateDocumentBlueprintRequestModel(
    IReadOnlyList<DocumentValueModel> Values, IReadOnlyList<DocumentVariantRequestModel> Variants, Guid? Id,
    ReferenceByIdModel DocumentType);

internal sealed record UpdateDocumentBlueprintRequestModel(
    IReadOnlyList<DocumentValueModel> Values, IReadOnlyList<DocumentVariantRequestModel> Variants);

internal sealed record CreateDocumentBlueprintFromDocumentRequestModel(ReferenceByIdModel Document, Guid? Id, string Name);
