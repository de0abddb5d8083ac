using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content.Documents;
using UsineCitoyenne.Core.Content.Reading;

namespace UsineCitoyenne.Umbraco.Management.Documents;

/// <summary>The recycle bin of documents.</summary>
internal static class DocumentBinEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var bin = api.MapGroup("/recycle-bin/document").RequireSection(SectionAliases.Content);
        bin.MapGet("/root",
            async (CurrentEditor who, DocumentBin documents, DocumentMapper map, CancellationToken cancel, int skip = 0, int take = 100) =>
            Paged(await documents.RootAsync(who, skip, take, cancel), map));
        bin.MapGet("/children", async (
            CurrentEditor who, Guid parentId, DocumentBin documents, DocumentMapper map, CancellationToken cancel, int skip = 0,
            int take = 100) =>
            Paged(await documents.ChildrenAsync(who, parentId, skip, take, cancel), map));
        bin.MapGet("/siblings", async (
            CurrentEditor who, Guid target, DocumentBin documents, DocumentMapper map, CancellationToken cancel, int before = 0,
            int after = 0) =>
        {
            var found = await documents.SiblingsAsync(who, target, before, after, cancel);
            return new SubsetModel<DocumentRecycleBinItemResponseModel>(
                found.TotalBefore, found.TotalAfter, [.. found.Items.Select(map.BinItem)]);
        });
        bin.MapGet("/{id:guid}/original-parent", async (CurrentEditor who, Guid id, DocumentBin documents, CancellationToken cancel) =>
            await documents.OriginalParentAsync(who, id, cancel) is { } parent ? Results.Json(new ReferenceByIdModel(parent.Key))
                : Answers.Null());
        bin.MapPut("/{id:guid}/restore",
            async (CurrentEditor who, Guid id, MoveDocumentRequestModel body, RestoreDocument restore, CancellationToken cancel) =>
        {
            await restore.RunAsync(who, id, body.Target?.Id, cancel);
            return Answers.Ok();
        });
        bin.MapDelete("/{id:guid}", async (CurrentEditor who, Guid id, DeleteDocument delete, CancellationToken cancel) =>
        {
            await delete.RunAsync(who, id, cancel);
            return Answers.Ok();
        });
        bin.MapDelete("", async (CurrentEditor who, EmptyBin empty, CancellationToken cancel) =>
        {
            await empty.RunAsync(who, cancel);
            return Answers.Ok();
        });
    }

    private static PagedModel<DocumentRecycleBinItemResponseModel> Paged(Core.Content.Page<DocumentNode> page, DocumentMapper map) =>
        new(page.Total, [.. page.Items.Select(map.BinItem)]);
}
