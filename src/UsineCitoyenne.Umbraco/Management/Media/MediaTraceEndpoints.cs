using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using UsineCitoyenne.Core.Accounts.Editors;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Content.History;
using UsineCitoyenne.Core.Content.References;

namespace UsineCitoyenne.Umbraco.Management.Media;

/// <summary>Who uses a media item, which the client asks before it goes away.</summary>
internal static class MediaTraceEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var media = api.MapGroup("/media").RequireSection(SectionAliases.Media, SectionAliases.Content);
        media.MapGet("/{id:guid}/referenced-by", async (
            CurrentEditor who, Guid id, NodeReferences references, SiteContent site, CancellationToken cancel, int skip = 0, int take = 20) =>
            ReferrerModel.Paged(site.Current.Schema, await references.ToAsync(who, NodeKind.Media, id, skip, take, cancel)));
        media.MapGet("/{id:guid}/referenced-descendants", async (
            CurrentEditor who, Guid id, NodeReferences references, CancellationToken cancel, int skip = 0, int take = 20) =>
            Keys(await references.BelowAsync(who, NodeKind.Media, id, skip, take, cancel)));
        media.MapGet("/are-referenced", async (
            CurrentEditor who, Guid[] id, NodeReferences references, CancellationToken cancel, int skip = 0, int take = 20) =>
            Keys(await references.AmongAsync(who, NodeKind.Media, id, skip, take, cancel)));
    }

    private static PagedModel<ReferenceByIdModel> Keys(Page<Guid> page) => new(page.Total, [.. page.Items.Select(key => new ReferenceByIdModel(key))]);
}
