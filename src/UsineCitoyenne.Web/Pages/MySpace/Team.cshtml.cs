using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Mandates.Keeping;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Web.Accounts;

namespace UsineCitoyenne.Web.Pages.MySpace;

/// <summary>The mandates that the reader keeps: on their territory and right below.</summary>
[Require(Need.Reviews)]
public sealed class TeamModel(MandateLifecycleService lifecycle, TerritoryDirectory territories) : MySpacePage
{
    public override string Title => "Équipe";

    public MandatePage Team { get; private set; } = new(0, []);

    public TerritoryRef Place { get; private set; }

    /// <summary>Those that the reader may choose from.</summary>
    public IReadOnlyList<TerritoryRef> Places { get; private set; } = [];

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public string Label(TerritoryRef place) => territories.Current.LabelOf(place);

    public async Task<IActionResult> OnGetAsync(string? territoire, CancellationToken cancel)
    {
        var own = Responsable.Territories(MandateRights.Nominates);
        Places = own.Count > 0 ? own : [TerritoryRef.Nation];
        Place = string.IsNullOrEmpty(territoire) ? Places[0] : TerritoryRef.TryParse(territoire, out var chosen) ? chosen : default;
        if (Place.Code is null || (!Responsable.IsAdministrator && !Responsable.May(MandateRights.Nominates, Place, territories.Current)))
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }
        Team = await lifecycle.TeamAsync(Responsable, Place, Number, cancel);
        return Page();
    }
}
