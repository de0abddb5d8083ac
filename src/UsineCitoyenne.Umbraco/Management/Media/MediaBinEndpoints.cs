using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Content.History;
using UsineCitoyenne.Core.Content.Library;
using UsineCitoyenne.Core.Content.References;
using UsineCitoyenne.Core.Content.Schema;
using UsineCitoyenne.Umbraco.Management.References;

namespace UsineCitoyenne.Umbraco.Management.Media;

/// <summary>The recycle bin of the library: the editor's part of it.</summary>
internal static class MediaBinEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var bin = api.MapGroup("/recycle-bin/media").RequireSection(SectionAliases.Media, SectionAliases.Content);
        bin.MapGet("/root", (CurrentEditor who, MediaBin media, SiteContent site, CancellationToken cancel, int skip = 0, int take = 100) =>
            PageAsync(who, null, media, site, skip, take, cancel));
        bin.MapGet("/children",
            (CurrentEditor who, Guid parentId, MediaBin media, SiteContent site, CancellationToken cancel, int skip = 0, int take = 100) =>
            PageAsync(who, parentId, media, site, skip, take, cancel));
        bin.MapGet("/siblings", async (
            CurrentEditor who, Guid target, MediaBin media, SiteContent site, CancellationToken cancel, int before = 0, int after = 0) =>
        {
            var (sooner, later, items) = await media.SiblingsAsync(who, target, before, after, cancel);
            return new SubsetModel<MediaRecycleBinItemResponseModel>(
                sooner, later, [.. items.Select(card => MediaRecycleBinItemResponseModel.Of(site.Current.Schema, card))]);
        });
        bin.MapGet("/referenced-by",
            async (CurrentEditor who, NodeReferences references, SiteContent site, CancellationToken cancel, int skip = 0, int take = 20) =>
            ReferenceModels.Of(await references.ToBinAsync(who, NodeKind.Media, skip, take, cancel), site.Current.Schema));
        // The root is null, which the client tells from no answer.
        bin.MapGet("/{id:guid}/original-parent", async (CurrentEditor who, Guid id, MediaBin media, CancellationToken cancel) =>
            await media.OriginalParentAsync(who, id, cancel) is { } parent ? Results.Json(new ReferenceByIdModel(parent)) : Answers.Null());
        bin.MapPut("/{id:guid}/restore",
            async (CurrentEditor who, Guid id, MoveMediaRequestModel body, RestoreMedia restore, CancellationToken cancel) =>
        {
            await restore.RunAsync(who, id, body.Target?.Id, cancel);
            return Answers.Ok();
        });
        bin.MapDelete("/{id:guid}", async (CurrentEditor who, Guid id, DeleteMedia delete, CancellationToken cancel) =>
        {
            await delete.RunAsync(who, id, cancel);
            return Answers.Ok();
        });
        bin.MapDelete("", async (CurrentEditor who, DeleteMedia delete, CancellationToken cancel) =>
        {
            await delete.EmptyBinAsync(who, cancel);
            return Answers.Ok();
        });
    }

    private static async Task<PagedModel<MediaRecycleBinItemResponseModel>> PageAsync(
        Editor who, Guid? parent, MediaBin media, SiteContent site, int skip, int take, CancellationToken cancel)
    {
        var page = await media.PageAsync(who, parent, skip, take, cancel);
        return new PagedModel<MediaRecycleBinItemResponseModel>(
            page.Total, [.. page.Items.Select(card => MediaRecycleBinItemResponseModel.Of(site.Current.Schema, card))]);
    }
}

internal sealed record MediaRecycleBinItemResponseModel(
    Guid Id, DateTime CreateDate, bool HasChildren, ReferenceByIdModel? Parent, MediaTypeReferenceResponseModel MediaType,
    IReadOnlyList<MediaNameModel> Variants)
{
    public static MediaRecycleBinItemResponseModel Of(ContentSchema schema, MediaCard card) => new(
        card.Key, card.CreateDate, card.HasChildren, ReferenceByIdModel.Of(card.ParentKey),
        MediaTypeReferenceResponseModel.Of(schema, card),
        [new MediaNameModel(card.Name, null)]);
}
