using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Communes;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Web.Accounts;

namespace UsineCitoyenne.Web.Pages.MySpace.Board;

/// <summary>Who leads where, and how many inhabitants and volunteers that covers. Sortable; numbers without names.</summary>
[Require(Need.Board)]
public sealed class CoverageModel(Coverage coverage, TerritoryDirectory territories) : BoardPage(territories)
{
    private static readonly Dictionary<string, Func<CoverageLine, IComparable>> Keys = new()
    {
        ["territoire"] = line => line.Territory.Slug,
        ["etat"] = line => line.Lead,
        ["population"] = line => line.Population,
        ["couverte"] = line => line.PopulationPercent,
        ["benevoles"] = line => line.Volunteers,
        ["communes"] = line => line.LedCommunes,
    };

    public override string Title => "Couverture";

    public string Sort { get; private set; } = "territoire";

    public bool Descending { get; private set; }

    public IActionResult OnGet(string? territoire, string? tri, string? sens, [FromQuery(Name = "p")] int page)
    {
        if (!FindPlace(territoire, page))
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }
        Sort = tri is not null && Keys.ContainsKey(tri) ? tri : "territoire";
        Descending = sens == "desc";
        var lines = coverage.Below(Place).OrderBy(Keys[Sort]).ThenBy(line => line.Territory.Slug, StringComparer.Ordinal);
        Lines = Descending ? [.. lines.Reverse()] : [.. lines];
        return Page();
    }

    public string Address(string? sort = null, int page = 1) => $"/mon-espace/couverture/?territoire={Place}&tri={sort ?? Sort}"
        + ((sort is null ? Descending : sort == Sort && !Descending) ? "&sens=desc" : "") + (page > 1 ? $"&p={page}" : "");

    public string? Order(string sort) => sort != Sort ? null : Descending ? "descending" : "ascending";
}
