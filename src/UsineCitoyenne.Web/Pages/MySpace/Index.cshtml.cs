using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Campaigns;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Content.Views;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Mandates.Today;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Volunteers.Grouping;
using UsineCitoyenne.Web.Accounts;
using UsineCitoyenne.Web.Content;

namespace UsineCitoyenne.Web.Pages.MySpace;

[Require(Need.SignedIn)]
public sealed class IndexModel(
    SignOut exit, IEnumerable<ISpaceEntry> modules, PublicNames publicNames, DigestChoices digests, FirstSteps firstSteps, SiteFacts facts,
    CurrentToday today, PageViewReport views, SiteContent content) : MySpacePage
{
    public override string Title => "Aujourd’hui";

    /// <summary>Days over which readings are told.</summary>
    public const int ViewDays = 7;

    public IReadOnlyList<TodayItem> Today { get; private set; } = [];

    /// <summary>Of the sites of the reader's départements.</summary>
    public IReadOnlyList<ReadPage> MostRead { get; private set; } = [];

    /// <summary>The territories in charge, with their volunteers.</summary>
    public IEnumerable<(Territory Territory, int Volunteers)> Territories => (Responsable.Contacts?.Territories ?? [])
        .Select(reference => facts.Gazetteer.Find(reference)).OfType<Territory>()
        .Select(territory => (territory, facts.Volunteers(territory)));

    public string Place(HeldMandate mandate) => facts.Gazetteer.LabelOf(mandate.Territory);

    public bool ShowsName { get; private set; }

    public DigestFrequency Digest { get; private set; }

    /// <summary>What the person's relations open here, whatever their mandates.</summary>
    public IReadOnlyList<SpaceEntry> Entries { get; private set; } = [];

    /// <summary>Empty for who is not new.</summary>
    public IReadOnlyList<(FirstStep Step, bool Done)> Steps { get; private set; } = [];

    /// <summary>Of the mandate that is new, or of the first one.</summary>
    public string MissionSheet => $"/feuille-de-route/{Responsable.Mandates.OrderByDescending(mandate => mandate.StartsAt).First().Alias}/";

    public static (string Url, string Title, string Hint) Tell(FirstStep step) => step switch
    {
        FirstStep.ReadContacts => ("/mon-espace/contacts/", "Regarder qui est là", "Vos bénévoles, par savoir-faire et par disponibilité"),
        FirstStep.Write => ("/mon-espace/contacts/", "Leur écrire un premier mot", "Filtrez, puis « Écrire »"),
        FirstStep.PutUpPoster =>
            ("/mon-espace/relais/", "Poser une première affiche", "Une mairie, une boulangerie, une école : chaque lieu a la sienne"),
        _ => ("/mon-espace/postes/", "Trouver qui vous secondera", "Un adjoint ou une adjointe, pour ne pas rester seul"),
    };

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Entries = await modules.OfAsync(Responsable, cancel);
        Steps = await firstSteps.ReadAsync(Responsable, cancel);
        ShowsName = await publicNames.IsShownAsync(Responsable);
        Digest = await digests.ReadAsync(Responsable, cancel);
        Today = await today.GetAsync(Responsable);
        MostRead = Responsable.Contacts is null ? [] : await views.MostReadAsync(Sites(), ViewDays, take: 5, cancel: cancel);
    }

    /// <summary>Homes of the départements that the reader's territories lie in; null for all.</summary>
    private List<Guid>? Sites()
    {
        var territories = Responsable.Contacts!.Territories;
        var found = territories.Select(facts.Gazetteer.Find).OfType<Territory>().ToList();
        return territories.Contains(TerritoryRef.Nation) ? null :
        [
            .. found.SelectMany(territory => territory.Kind switch
            {
                TerritoryKind.Region => facts.Gazetteer.Departements.Where(departement => departement.Region?.Code == territory.Code),
                TerritoryKind.Departement => [territory],
                _ => territory.Departement is { } departement ? [departement] : [],
            }).Distinct().Select(departement => content.Current.Departement(departement.Code)?.Key).OfType<Guid>(),
        ];
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
        await exit.LeaveAsync(HttpContext, Responsable, everywhere);
        return Redirect("/");
    }
}
