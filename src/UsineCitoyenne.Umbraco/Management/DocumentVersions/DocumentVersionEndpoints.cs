using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content.Documents;
using UsineCitoyenne.Core.Content.Versions;
using UsineCitoyenne.Umbraco.Management.Documents;

namespace UsineCitoyenne.Umbraco.Management.DocumentVersions;

/// <summary>Former versions of a document: list, one, roll back, keep from the clean-up.</summary>
internal static class DocumentVersionEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var versions = api.MapGroup("/document-version").RequireSection(SectionAliases.Content);
        versions.MapGet("", ListAsync);
        versions.MapGet("/{id:guid}", OneAsync);
        versions.MapPut("/{id:guid}/prevent-cleanup", async (
            CurrentEditor who, Guid id, PinVersion pin, CancellationToken cancel, bool preventCleanup = false) =>
        {
            await pin.RunAsync(who, id, preventCleanup, cancel);
            return Answers.Ok();
        });
        versions.MapPost("/{id:guid}/rollback", async (CurrentEditor who, Guid id, RollbackDocument rollback, CancellationToken cancel) =>
        {
            await rollback.RunAsync(who, id, cancel);
            return Answers.Ok();
        });
    }

    private static async Task<PagedModel<DocumentVersionItemResponseModel>> ListAsync(
        CurrentEditor who, Guid documentId, Core.Content.Versions.DocumentVersions versions, CancellationToken cancel, int skip = 0,
        int take = 100)
    {
        var page = await versions.PageAsync(who, documentId, skip, take, cancel);
        return new PagedModel<DocumentVersionItemResponseModel>(page.Total, [.. page.Items.Select(DocumentVersionItemResponseModel.Of)]);
    }

    private static async Task<DocumentVersionResponseModel> OneAsync(
        CurrentEditor who, Guid id, Core.Content.Versions.DocumentVersions versions, DocumentMapper mapper, CancellationToken cancel)
    {
        var version = await versions.ReadAsync(who, id, cancel);
        return new DocumentVersionResponseModel(
            mapper.Values(version.ContentTypeKey, version.Values),
            [DocumentMapper.Draft(version.Key, version.Name, version.At, version.At)], version.Key, [],
            mapper.Type(version.ContentTypeKey), new ReferenceByIdModel(version.Document));
    }
}

internal sealed record DocumentVersionItemResponseModel(
    Guid Id, ReferenceByIdModel Document, ReferenceByIdModel DocumentType, ReferenceByIdModel User, DateTime VersionDate,
    bool IsCurrentPublishedVersion, bool IsCurrentDraftVersion, bool PreventCleanup)
{
    public static DocumentVersionItemResponseModel Of(VersionItem item) => new(
        item.Key, new ReferenceByIdModel(item.Document), new ReferenceByIdModel(item.ContentTypeKey),
        new ReferenceByIdModel(item.EditorKey), item.At,
        item.IsCurrentPublished, item.IsCurrentDraft, item.PreventCleanup);
}

internal sealed record DocumentVersionResponseModel(
    IReadOnlyList<DocumentValueResponseModel> Values, IReadOnlyList<DocumentVariantResponseModel> Variants, Guid Id,
    IReadOnlyList<FlagModel> Flags, DocumentTypeReferenceResponseModel DocumentType, ReferenceByIdModel Document);
