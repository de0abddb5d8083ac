using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Communes;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Production;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Web.Content;
using UsineCitoyenne.Web.Content.Models;
using UsineCitoyenne.Web.Hosting;

namespace UsineCitoyenne.Web.Pages.Territories;

/// <summary>
/// A commune's public page: where it stands and the next useful step. Numbers and roles, names of those who agreed, never an address.
/// </summary>
[PublicPage]
public sealed class CommuneModel(TerritoryDirectory territories, SiteFacts facts, CommuneStates states, SiteContent content,
    ProductionFigures production) : FramedPage
{
    public Territory Commune { get; private set; } = null!;

    public int Volunteers { get; private set; }

    public bool IsLed { get; private set; }

    /// <summary>Something was given here.</summary>
    public bool HasGiven => production.GivenIn(Commune.Ref).Count > 0;

    public CommuneState State { get; private set; }

    /// <summary>What the town hall committed itself to; null for nothing.</summary>
    public Commitment? Commitment { get; private set; }

    /// <summary>Calls of this commune, then those of the département that name no commune.</summary>
    public IReadOnlyList<CallCard> Calls { get; private set; } = [];

    /// <summary>Others of the same EPCI, the liveliest first.</summary>
    public IReadOnlyList<CommuneLine> Neighbours { get; private set; } = [];

    /// <summary>Every role of the commune, held or not; a name only where its holder agreed.</summary>
    public IReadOnlyList<RoleCard> Roles { get; private set; } = [];

    public string ApplyUrl => $"/devenir-responsable/?territoire={Commune.Ref}";

    public string SignUpUrl => $"{Frame.SignUpUrl}?commune={Commune.Code}";

    public override PageHead Head => new()
    {
        Title = TitleOf(Commune.Name),
        Description =
            $"{Commune.Name} ({string.Join(", ", Commune.Postcodes.Take(3))}) : les bénévoles, les appels à production, comment aider.",
        Canonical = Addresses.Absolute(Commune.Path!),
        Breadcrumb = [HomeEntry, new MenuEntry("Communes", Frame.CommunesUrl!)],
    };

    public IActionResult OnGet(string commune)
    {
        if (Frame.Departement is not { } departement
            || territories.Current.CommuneBySlug(departement, commune.ToLowerInvariant()) is not { } found)
        {
            return NotFound();
        }
        if (Request.Path.Value != found.Path)
        {
            return RedirectPermanent(found.Path!);
        }
        Commune = found;
        (Volunteers, IsLed) = (facts.Volunteers(found), facts.IsLed(found));
        (State, Commitment) = (states.Of(found), states.CommitmentOf(found));
        Roles = facts.Roles(found);
        Calls = [.. facts.LatestCalls(content.Current, Frame.Home, int.MaxValue)
            .Where(call => call.IsOpen && (call.Place is null || call.Place == found))
            .OrderByDescending(call => call.Place == found).Take(4)];
        Neighbours = found.Epci is { } epci
            ? [.. territories.Current.CommunesOf(epci).Where(other => other != found).Select(facts.Line)
                .OrderByDescending(line => line.Volunteers).ThenByDescending(line => line.Commune.Population).Take(6)]
            : [];
        return Page();
    }
}
