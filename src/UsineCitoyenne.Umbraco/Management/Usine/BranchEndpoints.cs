using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content.Reading;

namespace UsineCitoyenne.Umbraco.Management.Usine;

/// <summary>How much goes to the bin, or for good, with a page: our dialogs say so before. Ours: Umbraco does not tell.</summary>
internal static class BranchEndpoints
{
    public static void Map(RouteGroupBuilder api) => api.MapGet(
        "/usine/document/{id:guid}/branch",
        async (CurrentEditor who, Guid id, DocumentBranch branch, CancellationToken cancel) => await branch.CountAsync(who, id, cancel))
        .RequireSection(SectionAliases.Content);
}
