using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using UsineCitoyenne.Core.Accounts;

namespace UsineCitoyenne.Umbraco.Management.Usine;

/// <summary>What a former version says otherwise, in words. Ours: Umbraco's client compares the JSON of the values.</summary>
internal static class VersionEndpoints
{
    public static void Map(RouteGroupBuilder api) => api.MapGet(
        "/usine/versions/{id:guid}/comparison",
        async (CurrentEditor who, Guid id, Core.Content.Versions.DocumentVersions versions, CancellationToken cancel) =>
            (await versions.CompareAsync(who, id, cancel))
                .Select(found => new VersionDifferenceModel(found.Property, found.One, found.Other)))
        .RequireSection(SectionAliases.Content);
}

/// <param name="Draft">The words of the draft.</param>
/// <param name="Version">Those of the version.</param>
internal sealed record VersionDifferenceModel(string Property, string Draft, string Version);
