using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Text;
using UsineCitoyenne.Web.Content;
using UsineCitoyenne.Web.Content.Models;

namespace UsineCitoyenne.Web.Pages.Territories;

/// <summary>The communes of a département, from A to Z, with a search that works without JavaScript.</summary>
public sealed class CommunesModel(TerritoryDirectory territories, SiteFacts facts) : FramedPage
{
    /// <summary>A longer list folds by letter: on a phone, the 890 communes of the Pas-de-Calais would be sixty screens.</summary>
    public const int ShortList = 60;

    /// <summary>By the letter that a reader looks under: « Épinay » is at E.</summary>
    public IEnumerable<IGrouping<string, CommuneLine>> Letters =>
        Communes.GroupBy(line => Folding.Slug(line.Commune.Name)[..1].ToUpperInvariant());

    /// <summary>What is searched for: a commune's name is no personal detail, so it may stand in the URL.</summary>
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    public IReadOnlyList<CommuneLine> Communes { get; private set; } = [];

    /// <summary>Communes elsewhere in France that the search means.</summary>
    public IReadOnlyList<Territory> Elsewhere { get; private set; } = [];

    public int WithVolunteers { get; private set; }

    public override PageHead Head => new()
    {
        Title = TitleOf("Les communes"),
        Description = $"Les communes {Frame.Departement!.Of} : bénévoles, responsables, comment aider.",
        Canonical = Addresses.Absolute(Frame.CommunesUrl!),
        Breadcrumb = [HomeEntry],
    };

    public IActionResult OnGet()
    {
        if (Frame.Departement is not { } departement)
        {
            return NotFound();
        }
        var all = territories.Current.CommunesOf(departement);
        WithVolunteers = all.Count(commune => facts.Volunteers(commune) > 0);
        if (string.IsNullOrWhiteSpace(Query))
        {
            Communes = [.. all.Select(facts.Line)];
            return Page();
        }
        var found = territories.Current.Search(Query, 50, departement);
        Communes = [.. found.Where(place => place.Departement == departement).Select(place => facts.Line(place.Commune!))
            .DistinctBy(line => line.Commune)];
        Elsewhere = [.. found.Where(place => place.Departement != departement).Take(10)];
        return Page();
    }
}
