using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content.Documents;
using UsineCitoyenne.Core.Content.Overrides;

namespace UsineCitoyenne.Umbraco.Management.Usine;

/// <summary>Local versions of national pages. Ours: Umbraco has no such thing.</summary>
internal static class InheritedEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var usine = api.MapGroup("/usine").RequireSection(SectionAliases.Content);
        usine.MapGet("/inherited", async (CurrentEditor who, Guid list, InheritedPages pages, CancellationToken cancel) =>
            (await pages.ListAsync(who, list, cancel)).Select(page => new InheritedPageModel(
                page.Source, page.Name, page.PublishedAt, ReferenceByIdModel.Of(page.Local), page.LocalIsOnline)));
        usine.MapPost("/inherited/{source:guid}/override", async (
            HttpContext context, CurrentEditor who, Guid source, OverrideRequestModel body, OverrideInherited inherited,
            CancellationToken cancel) =>
            Answers.Created(context, await inherited.RunAsync(who, source, body.List, cancel), "/document"));
        usine.MapGet("/changed-sources/{id:guid}/comparison",
            async (CurrentEditor who, Guid id, SourceComparison comparison, CancellationToken cancel) =>
            (await comparison.ReadAsync(who, id, cancel)).Select(found => new DifferenceModel(found.Property, found.One, found.Other)));
        usine.MapPost(
            "/changed-sources/{id:guid}/adopt", async (CurrentEditor who, Guid id, SourceComparison comparison, CancellationToken cancel) =>
        {
            await comparison.AdoptAsync(who, id, cancel);
            return Answers.Ok();
        });
        usine.MapPost("/changed-sources/{id:guid}/acknowledge",
            async (CurrentEditor who, Guid id, ChangedSources changed, CancellationToken cancel) =>
        {
            await changed.AcknowledgeAsync(who, id, cancel);
            return Answers.Ok();
        });
    }
}

/// <param name="Local">The list's own version; null while it shows the nation's.</param>
internal sealed record InheritedPageModel(Guid Id, string Name, DateTime UpdateDate, ReferenceByIdModel? Local, bool LocalIsPublished);

internal sealed record DifferenceModel(string Property, string Local, string National);

internal sealed record OverrideRequestModel(Guid List);
