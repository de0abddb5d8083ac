using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Volunteers.Grouping;
using UsineCitoyenne.Web.Accounts;
using UsineCitoyenne.Web.Content;

namespace UsineCitoyenne.Web.Pages.MySpace;

[Require(Need.SignedIn)]
public sealed class IndexModel(SignInService signIn, PublicNames publicNames, DigestChoices digests, SiteFacts facts) : MySpacePage
{
    public override string Title => "Accueil";

    /// <summary>The territories in charge, with their volunteers.</summary>
    public IEnumerable<(Territory Territory, int Volunteers)> Territories => (Responsable.Contacts?.Territories ?? [])
        .Select(reference => facts.Gazetteer.Find(reference)).OfType<Territory>()
        .Select(territory => (territory, facts.Volunteers(territory)));

    public string Place(HeldMandate mandate) => facts.Gazetteer.LabelOf(mandate.Territory);

    public bool ShowsName { get; private set; }

    public DigestFrequency Digest { get; private set; }

    public async Task OnGetAsync()
    {
        ShowsName = await publicNames.IsShownAsync(Responsable);
        Digest = await digests.ReadAsync(Responsable);
    }

    public async Task<IActionResult> OnPostDigestAsync(DigestFrequency frequency)
    {
        await digests.SetAsync(Responsable, frequency);
        return Redirect("/mon-espace/");
    }

    public async Task<IActionResult> OnPostPublicNameAsync(bool shows)
    {
        await publicNames.SetAsync(Responsable, shows);
        return Redirect("/mon-espace/");
    }

    public async Task<IActionResult> OnPostSignOutAsync(bool everywhere)
    {
        if (everywhere)
        {
            await signIn.SignOutEverywhereAsync(Responsable.AccountId);
        }
        await HttpContext.SignOutAsync();
        return Redirect("/");
    }
}
