using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Volunteers.Relays;
using UsineCitoyenne.Web.Accounts;

namespace UsineCitoyenne.Web.Pages.MySpace.Relays;

/// <summary>An A4 poster with the relay's QR code.</summary>
[Require(Need.Contacts)]
public sealed class PosterModel(RelayService relays, TerritoryDirectory territories) : MySpacePage
{
    public override string Title => "Affiche";

    public RelayLine Relay { get; private set; } = null!;

    public string Link => Options.Absolute($"/r/{Relay.Code}");

    /// <summary>« à Cergy », « dans le Val-d’Oise »; « partout en France » for the nation.</summary>
    public string Where => Relay.Territory == TerritoryRef.Nation ? "partout en France"
        : (territories.Current.CurrentCommune(Relay.Territory.Code) ?? territories.Current.Find(Relay.Territory))
        ?.In ?? territories.Current.LabelOf(Relay.Territory);

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancel)
    {
        if (await relays.FindAsync(Responsable.Contacts!, id, cancel) is not { } found)
        {
            return NotFound();
        }
        Relay = found;
        return Page();
    }
}
