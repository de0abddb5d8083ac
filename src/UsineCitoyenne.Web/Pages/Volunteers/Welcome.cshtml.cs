using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Web.Content;

namespace UsineCitoyenne.Web.Pages.Volunteers;

/// <summary>After the confirmation: where to go from here. Holds nothing personal, so it can be reloaded and shared.</summary>
public sealed class WelcomeModel(TerritoryDirectory territories, SiteFacts facts) : FramedPage
{
    public Territory Commune { get; private set; } = null!;

    public int Volunteers => facts.Volunteers(Commune);

    public bool IsLed => facts.IsLed(Commune);

    public override PageHead Head => new() { Title = TitleOf("Bienvenue"), NoIndex = true, Breadcrumb = [HomeEntry] };

    public IActionResult OnGet(string commune)
    {
        if (Frame.Departement is not { } departement || territories.Current.CommuneBySlug(departement, commune) is not { } found)
        {
            return NotFound();
        }
        Commune = found;
        return Page();
    }
}
