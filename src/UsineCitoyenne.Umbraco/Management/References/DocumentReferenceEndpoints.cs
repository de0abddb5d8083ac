using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using UsineCitoyenne.Core.Accounts.Editors;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Content.History;
using UsineCitoyenne.Core.Content.References;

namespace UsineCitoyenne.Umbraco.Management.References;

/// <summary>What would miss a document that goes away.</summary>
internal static class DocumentReferenceEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var documents = api.MapGroup("/document").RequireSection(SectionAliases.Content);
        documents.MapGet("/{id:guid}/referenced-by", async (
            CurrentEditor who, Guid id, NodeReferences references, SiteContent site, CancellationToken cancel, int skip = 0, int take = 20) =>
            ReferenceModels.Of(await references.ToAsync(who, NodeKind.Document, id, skip, take, cancel), site.Current.Schema));
        documents.MapGet("/{id:guid}/referenced-descendants", async (
            CurrentEditor who, Guid id, NodeReferences references, CancellationToken cancel, int skip = 0, int take = 20) =>
            ReferenceModels.Of(await references.BelowAsync(who, NodeKind.Document, id, skip, take, cancel)));
        documents.MapGet("/are-referenced", async (
            CurrentEditor who, Guid[] id, NodeReferences references, CancellationToken cancel, int skip = 0, int take = 20) =>
            ReferenceModels.Of(await references.AmongAsync(who, NodeKind.Document, id, skip, take, cancel)));
    }
}
