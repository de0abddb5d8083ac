using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Content.Library;

namespace UsineCitoyenne.Umbraco.Management.Media;

/// <summary>Media by their keys, for pickers, and by words of their names.</summary>
internal static class MediaItemEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var items = api.MapGroup("/item/media").RequireSection(SectionAliases.Media, SectionAliases.Content);
        items.MapGet("", async (CurrentEditor who, Guid[] id, MediaLibrary library, SiteContent site, CancellationToken cancel) =>
            (await library.ItemsAsync(who, id, cancel)).Select(card => MediaItemResponseModel.Of(site.Current.Schema, card)));
        items.MapGet("/search", async (
            CurrentEditor who, Guid[] allowedMediaTypes, MediaLibrary library, SiteContent site, CancellationToken cancel,
            string query = "", Guid? parentId = null, int skip = 0, int take = 100) =>
        {
            var page = await library.SearchAsync(who, query, parentId, allowedMediaTypes, skip, take, cancel);
            return new PagedModel<MediaItemResponseModel>(page.Total,
                [.. page.Items.Select(card => MediaItemResponseModel.Of(site.Current.Schema, card))]);
        });
    }
}
