using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content.Documents;
using UsineCitoyenne.Core.Content.Reading;

namespace UsineCitoyenne.Umbraco.Management.Documents;

/// <summary>The tree, from the editor's start nodes down, and what rearranges it.</summary>
internal static class DocumentTreeEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        // Pickers of other sections show the tree too; it shows what the editor may read, wherever it is asked from.
        var tree = api.MapGroup("/tree/document").RequireEditor();
        tree.MapGet("/root",
            async (CurrentEditor who, DocumentTree documents, DocumentMapper map, CancellationToken cancel, int skip = 0, int take = 100) =>
            Paged(await documents.RootAsync(who, skip, take, cancel), map));
        tree.MapGet("/children", async (
            CurrentEditor who, Guid parentId, DocumentTree documents, DocumentMapper map, CancellationToken cancel, int skip = 0,
            int take = 100) =>
            Paged(await documents.ChildrenAsync(who, parentId, skip, take, cancel), map));
        tree.MapGet("/ancestors", async (
            CurrentEditor who, DocumentTree documents, DocumentMapper map, CancellationToken cancel, Guid? descendantId = null) =>
            descendantId is { } key ? (await documents.AncestorsAsync(who, key, cancel)).Select(map.TreeItem) : []);
        tree.MapGet("/siblings", async (
            CurrentEditor who, Guid target, DocumentTree documents, DocumentMapper map, CancellationToken cancel, int before = 0,
            int after = 0) =>
        {
            var found = await documents.SiblingsAsync(who, target, before, after, cancel);
            return new SubsetModel<DocumentTreeItemResponseModel>(
                found.TotalBefore, found.TotalAfter, [.. found.Items.Select(map.TreeItem)]);
        });

        var documents = api.MapGroup("/document").RequireSection(SectionAliases.Content);
        documents.MapPut("/sort", async (CurrentEditor who, SortingRequestModel body, SortDocuments sort, CancellationToken cancel) =>
        {
            await sort.RunAsync(who, body.Parent?.Id, body.Sorting.DistinctBy(item => item.Id)
                .ToDictionary(item => item.Id, item => item.SortOrder), cancel);
            return Answers.Ok();
        });
        documents.MapPut("/{id:guid}/move",
            async (CurrentEditor who, Guid id, MoveDocumentRequestModel body, MoveDocument move, CancellationToken cancel) =>
        {
            await move.RunAsync(who, id, body.Target?.Id, cancel);
            return Answers.Ok();
        });
        documents.MapPost("/{id:guid}/copy", async (
            HttpContext context, CurrentEditor who, Guid id, CopyDocumentRequestModel body, CopyDocument copy, CancellationToken cancel) =>
            Answers.Created(context, await copy.RunAsync(who, id, body.Target?.Id, body.IncludeDescendants, cancel), "/document"));
    }

    private static PagedModel<DocumentTreeItemResponseModel> Paged(Core.Content.Page<DocumentNode> page, DocumentMapper map) =>
        new(page.Total, [.. page.Items.Select(map.TreeItem)]);
}

internal sealed record SortingRequestModel(ReferenceByIdModel? Parent, IReadOnlyList<ItemSortingRequestModel> Sorting);

internal sealed record ItemSortingRequestModel(Guid Id, int SortOrder);

internal sealed record MoveDocumentRequestModel(ReferenceByIdModel? Target);

internal sealed record CopyDocumentRequestModel(ReferenceByIdModel? Target, bool RelateToOriginal, bool IncludeDescendants);
