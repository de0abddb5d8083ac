using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Content.Library;
using UsineCitoyenne.Core.Content.Schema;

namespace UsineCitoyenne.Umbraco.Management.Media;

/// <summary>The tree of the library, from the editor's start nodes down.</summary>
internal static class MediaTreeEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var tree = api.MapGroup("/tree/media").RequireSection(SectionAliases.Media, SectionAliases.Content);
        tree.MapGet("/root", async (CurrentEditor who, MediaLibrary library, SiteContent site, CancellationToken cancel, int skip = 0,
            int take = 100, bool foldersOnly = false) =>
            Paged(site, await library.RootAsync(who, skip, take, foldersOnly, cancel)));
        tree.MapGet("/children", async (
            CurrentEditor who, Guid parentId, MediaLibrary library, SiteContent site, CancellationToken cancel, int skip = 0,
            int take = 100, bool foldersOnly = false) =>
            Paged(site, await library.ChildrenAsync(who, parentId, skip, take, foldersOnly, cancel)));
        tree.MapGet("/ancestors", async (
            CurrentEditor who, MediaLibrary library, SiteContent site, CancellationToken cancel, Guid? descendantId = null) =>
            descendantId is { } key
                ? (await library.AncestorsAsync(who, key, cancel)).Select(card => MediaTreeItemResponseModel.Of(site.Current.Schema, card))
                : []);
        tree.MapGet("/siblings", async (
            CurrentEditor who, Guid target, MediaLibrary library, SiteContent site, CancellationToken cancel, int before = 0, int after = 0,
            bool foldersOnly = false) =>
        {
            var (sooner, later, items) = await library.SiblingsAsync(who, target, before, after, foldersOnly, cancel);
            return new SubsetModel<MediaTreeItemResponseModel>(
                sooner, later, [.. items.Select(card => MediaTreeItemResponseModel.Of(site.Current.Schema, card))]);
        });
    }

    private static PagedModel<MediaTreeItemResponseModel> Paged(SiteContent site, Page<MediaCard> page) =>
        new(page.Total, [.. page.Items.Select(card => MediaTreeItemResponseModel.Of(site.Current.Schema, card))]);
}

/// <param name="NoAccess">A folder that only leads to what the editor may touch.</param>
internal sealed record MediaTreeItemResponseModel(
    bool HasChildren, Guid Id, ReferenceByIdModel? Parent, IReadOnlyList<FlagModel> Flags, bool NoAccess, bool IsTrashed,
    DateTime CreateDate,
    MediaTypeReferenceResponseModel MediaType, IReadOnlyList<MediaNameModel> Variants)
{
    public static MediaTreeItemResponseModel Of(ContentSchema schema, MediaCard card) => new(
        card.HasChildren, card.Key, ReferenceByIdModel.Of(card.ParentKey), [], !card.Open, card.Trashed, card.CreateDate,
        MediaTypeReferenceResponseModel.Of(schema, card), [new MediaNameModel(card.Name, null)]);
}
