using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Content.Library;
using UsineCitoyenne.Core.Content.Schema;

namespace UsineCitoyenne.Umbraco.Management.Media;

/// <summary>What a folder holds, as the grid and the list show it.</summary>
internal static class MediaCollectionEndpoints
{
    public static void Map(RouteGroupBuilder api) =>
        api.MapGet("/collection/media", PageAsync).RequireSection(SectionAliases.Media, SectionAliases.Content);

    // At the root the client sends an empty id, which is no key.
    private static async Task<PagedModel<MediaCollectionResponseModel>> PageAsync(
        CurrentEditor who, MediaCollection collection, SiteContent site, CancellationToken cancel,
        string? id = null, string orderBy = "updateDate", string orderDirection = "Ascending", string? filter = null, int skip = 0,
        int take = 100)
    {
        var schema = site.Current.Schema;
        var page = await collection.PageAsync(
            who, Guid.TryParse(id, out var folder) ? folder : null, orderBy, orderDirection == "Descending", filter ?? "", skip, take,
            cancel);
        return new PagedModel<MediaCollectionResponseModel>(
            page.Total, [.. page.Items.Select(item => MediaCollectionResponseModel.Of(schema, item))]);
    }
}

internal sealed record MediaCollectionResponseModel(
    IReadOnlyList<MediaValueResponseModel> Values, IReadOnlyList<MediaVariantResponseModel> Variants, Guid Id,
    IReadOnlyList<FlagModel> Flags, string Creator,
    int SortOrder, MediaTypeCollectionReferenceResponseModel MediaType)
{
    public static MediaCollectionResponseModel Of(ContentSchema schema, MediaCollectionItem item)
    {
        var type = MediaTypeReferenceResponseModel.Of(schema, item.Card);
        return new MediaCollectionResponseModel(
            MediaValues.ToApi(schema, item.Card.MediaTypeKey, item.Values), MediaVariantResponseModel.Of(item.Card), item.Card.Key, [],
            item.CreatedBy,
            item.Card.SortOrder, new MediaTypeCollectionReferenceResponseModel(type.Id, item.Card.MediaType, type.Icon, type.Collection));
    }
}

internal sealed record MediaTypeCollectionReferenceResponseModel(Guid Id, string Alias, string Icon, ReferenceByIdModel? Collection);
