using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Content.Search;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Text;
using UsineCitoyenne.Web.Content;
using UsineCitoyenne.Web.Content.Models;

namespace UsineCitoyenne.Web.Pages.Search;

/// <summary>Searches pages and communes at once: people type either.</summary>
public sealed class IndexModel(SiteContent content, TerritoryDirectory territories, SiteFacts facts) : FramedPage
{
    private const int MaximumLength = 100;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    public IReadOnlyList<SearchHit> Hits { get; private set; } = [];

    public IReadOnlyList<CommuneLine> Communes { get; private set; } = [];

    public override PageHead Head => new() { Title = TitleOf("Recherche"), NoIndex = true, Breadcrumb = [HomeEntry] };

    public IActionResult OnGet()
    {
        if (!SiteExists)
        {
            return NotFound();
        }
        Query = Query?.Trim() is { Length: > 0 } typed ? typed[..Math.Min(typed.Length, MaximumLength)] : null;
        if (Query is not null)
        {
            Hits = content.Current.Search(Query, Frame.Home, 30);
            Communes = [.. territories.Current.Search(Query, 8, Frame.Departement).Select(place => facts.Line(place.Commune!))
                .DistinctBy(line => line.Commune)];
            if (Hits.Count > 0)
            {
                // « masque » is a word of the site before it is Tasque misspelt.
                var folded = Folding.Fold(Query);
                Communes = [.. Communes.Where(line => char.IsAsciiDigit(folded[0]) || Folding.Fold(line.Commune.Name)
                    .Contains(folded, StringComparison.Ordinal))];
            }
        }
        return Page();
    }
}
