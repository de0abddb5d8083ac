using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Content.Blueprints;
using UsineCitoyenne.Umbraco.Management.Documents;

namespace UsineCitoyenne.Umbraco.Management.DocumentBlueprints;

/// <summary>The blueprints as the client's tree: one level, no folder.</summary>
internal static class DocumentBlueprintTree
{
    public static void Map(RouteGroupBuilder api)
    {
        var tree = api.MapGroup("/tree/document-blueprint").RequireSection(SectionAliases.Content);
        tree.MapGet("/root", async (
            CurrentEditor who, BlueprintService blueprints, DocumentMapper mapper, CancellationToken cancel, int skip = 0, int take = 100,
            bool foldersOnly = false) =>
        {
            var all = foldersOnly ? [] : await ItemsAsync(who, blueprints, mapper, cancel);
            return new PagedModel<DocumentBlueprintTreeItemResponseModel>(all.Count, [.. all.Skip(skip).Take(take)]);
        });
        tree.MapGet("/children", () => new PagedModel<DocumentBlueprintTreeItemResponseModel>(0, []));
        tree.MapGet("/ancestors", async (
            CurrentEditor who, BlueprintService blueprints, DocumentMapper mapper, CancellationToken cancel, Guid? descendantId = null) =>
            (await ItemsAsync(who, blueprints, mapper, cancel)).Where(item => item.Id == descendantId));
        tree.MapGet("/siblings", async (
            CurrentEditor who, Guid target, BlueprintService blueprints, DocumentMapper mapper, CancellationToken cancel, int before = 0,
            int after = 0) =>
        {
            var all = await ItemsAsync(who, blueprints, mapper, cancel);
            var place = all.FindIndex(item => item.Id == target);
            if (place < 0)
            {
                throw new ContentNotFoundException();
            }
            var first = Math.Max(0, place - before);
            var items = all.Skip(first).Take(place - first + 1 + after).ToList();
            return new SubsetModel<DocumentBlueprintTreeItemResponseModel>(first, all.Count - first - items.Count, items);
        });
    }

    private static async Task<List<DocumentBlueprintTreeItemResponseModel>> ItemsAsync(
        Editor who, BlueprintService blueprints, DocumentMapper mapper, CancellationToken cancel) =>
        [.. (await blueprints.ListAsync(who, cancel: cancel)).Select(item => DocumentBlueprintTreeItemResponseModel.Of(item, mapper))];
}
