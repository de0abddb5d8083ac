using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Content.History;
using UsineCitoyenne.Core.Content.References;

namespace UsineCitoyenne.Umbraco.Management.References;

/// <summary>What would miss a document or media item that goes away: the client asks before.</summary>
internal static class ReferenceEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        Map(api.MapGroup("/document").RequireSection(SectionAliases.Content), NodeKind.Document);
        Map(api.MapGroup("/media").RequireSection(SectionAliases.Media, SectionAliases.Content), NodeKind.Media);
    }

    private static void Map(RouteGroupBuilder nodes, NodeKind kind)
    {
        nodes.MapGet("/{id:guid}/referenced-by", async (
            CurrentEditor who, Guid id, NodeReferences references, SiteContent site, CancellationToken cancel, int skip = 0,
            int take = 20) =>
            ReferenceModels.Of(await references.ToAsync(who, kind, id, skip, take, cancel), site.Current.Schema));
        nodes.MapGet("/{id:guid}/referenced-descendants", async (
            CurrentEditor who, Guid id, NodeReferences references, CancellationToken cancel, int skip = 0, int take = 20) =>
            ReferenceModels.Of(await references.BelowAsync(who, kind, id, skip, take, cancel)));
        nodes.MapGet("/are-referenced", async (
            CurrentEditor who, Guid[] id, NodeReferences references, CancellationToken cancel, int skip = 0, int take = 20) =>
            ReferenceModels.Of(await references.AmongAsync(who, kind, id, skip, take, cancel)));
    }
}
