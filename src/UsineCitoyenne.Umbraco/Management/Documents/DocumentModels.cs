using System.Text.Json.Nodes;

namespace UsineCitoyenne.Umbraco.Management.Documents;

// Documents here have one language, so culture and segment are always null: the members stand because the contract asks for them.

internal sealed record DocumentValueResponseModel(string? Culture, string? Segment, string Alias, JsonNode? Value, string EditorAlias);

internal sealed record DocumentVariantResponseModel(
    string? Culture, string? Segment, string Name, DateTime CreateDate, DateTime UpdateDate, string State, DateTime? PublishDate,
    DateTime? ScheduledPublishDate, DateTime? ScheduledUnpublishDate, Guid Id, IReadOnlyList<FlagModel> Flags);

internal sealed record DocumentTypeReferenceResponseModel(Guid Id, string Icon, ReferenceByIdModel? Collection);

internal sealed record DocumentResponseModel(
    IReadOnlyList<DocumentValueResponseModel> Values, IReadOnlyList<DocumentVariantResponseModel> Variants, Guid Id,
    IReadOnlyList<FlagModel> Flags, DocumentTypeReferenceResponseModel DocumentType, ReferenceByIdModel? Template, bool IsTrashed);

internal sealed record DocumentVariantItemResponseModel(string Name, string? Culture, Guid Id, IReadOnlyList<FlagModel> Flags,
    string State);

internal sealed record DocumentTreeItemResponseModel(
    bool HasChildren, Guid Id, ReferenceByIdModel? Parent, IReadOnlyList<FlagModel> Flags, bool NoAccess, bool IsTrashed,
    DateTime CreateDate,
    bool IsProtected, IReadOnlyList<ReferenceByIdModel> Ancestors, DocumentTypeReferenceResponseModel DocumentType,
    IReadOnlyList<DocumentVariantItemResponseModel> Variants);

internal sealed record DocumentItemResponseModel(
    Guid Id, IReadOnlyList<FlagModel> Flags, bool IsTrashed, bool IsProtected, ReferenceByIdModel? Parent, bool HasChildren,
    DocumentTypeReferenceResponseModel DocumentType, IReadOnlyList<DocumentVariantItemResponseModel> Variants);

internal sealed record DocumentRecycleBinItemResponseModel(
    Guid Id, DateTime CreateDate, bool HasChildren, ReferenceByIdModel? Parent, DocumentTypeReferenceResponseModel DocumentType,
    IReadOnlyList<DocumentVariantItemResponseModel> Variants);

internal sealed record DocumentCollectionResponseModel(
    IReadOnlyList<DocumentValueResponseModel> Values, IReadOnlyList<DocumentVariantResponseModel> Variants, Guid Id,
    IReadOnlyList<FlagModel> Flags, string Creator, int SortOrder, DocumentTypeCollectionReferenceResponseModel DocumentType,
    bool IsTrashed, bool IsProtected, IReadOnlyList<ReferenceByIdModel> Ancestors, string Updater);

internal sealed record DocumentTypeCollectionReferenceResponseModel(Guid Id, string Alias, string Icon, ReferenceByIdModel? Collection);

internal sealed record DocumentValueModel(string? Culture, string? Segment, string Alias, JsonNode? Value);

/// <param name="UpdateDate">Beyond the contract, and sent by the client all the same: what it had loaded. It guards against two editors at
/// once.</param>
internal sealed record DocumentVariantRequestModel(string? Culture, string? Segment, string? Name, DateTime? UpdateDate);

internal sealed record CreateDocumentRequestModel(
    IReadOnlyList<DocumentValueModel> Values, IReadOnlyList<DocumentVariantRequestModel> Variants, Guid? Id, ReferenceByIdModel? Parent,
    ReferenceByIdModel DocumentType, ReferenceByIdModel? Template);

internal sealed record UpdateDocumentRequestModel(
    IReadOnlyList<DocumentValueModel> Values, IReadOnlyList<DocumentVariantRequestModel> Variants, ReferenceByIdModel? Template);

internal sealed record DocumentConfigurationResponseModel(
    bool DisableDeleteWhenReferenced, bool DisableUnpublishWhenReferenced, bool AllowEditInvariantFromNonDefault,
    bool AllowNonExistingSegmentsCreation);
