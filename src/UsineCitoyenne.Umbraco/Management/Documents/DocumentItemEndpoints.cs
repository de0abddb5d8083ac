using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content.Reading;

namespace UsineCitoyenne.Umbraco.Management.Documents;

/// <summary>Documents by key or by name for pickers, and as a table for lists.</summary>
internal static class DocumentItemEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/item/document",
            async (CurrentEditor who, Guid[] id, DocumentReader reader, DocumentMapper map, CancellationToken cancel) =>
            (await reader.ItemsAsync(who, id, cancel)).Select(map.Item)).RequireEditor();
        api.MapGet("/item/document/search", SearchAsync).RequireEditor();
        api.MapGet("/collection/document/{id:guid?}", CollectionAsync).RequireSection(SectionAliases.Content);
    }

    private static async Task<PagedModel<DocumentItemResponseModel>> SearchAsync(
        CurrentEditor who, DocumentSearch search, DocumentMapper map, Guid[] allowedDocumentTypes, CancellationToken cancel,
        string query = "", bool trashed = false, Guid? parentId = null, int skip = 0, int take = 100)
    {
        var found = await search.RunAsync(who, query, skip, take, parentId, allowedDocumentTypes, trashed, cancel);
        return new PagedModel<DocumentItemResponseModel>(found.Total, [.. found.Items.Select(map.Item)]);
    }

    private static async Task<PagedModel<DocumentCollectionResponseModel>> CollectionAsync(
        CurrentEditor who, DocumentCollection collection, DocumentMapper map, CancellationToken cancel, Guid? id = null,
        string orderBy = "sortOrder", string orderDirection = "Ascending", string filter = "", int skip = 0, int take = 100)
    {
        var found = await collection.PageAsync(who, id, orderBy, orderDirection == "Descending", filter, skip, take, cancel);
        return new PagedModel<DocumentCollectionResponseModel>(found.Total, [.. found.Items.Select(map.CollectionItem)]);
    }
}
