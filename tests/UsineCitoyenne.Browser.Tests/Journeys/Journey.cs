using Microsoft.Playwright;
using UsineCitoyenne.Browser.Tests.Infrastructure;

namespace UsineCitoyenne.Browser.Tests.Journeys;

/// <summary>People walk through the real site. After each journey the site must have logged no warning.</summary>
[Collection(JourneyCollection.Name)]
public abstract class Journey(ChromiumFixture chromium, JourneySite site) : IAsyncLifetime
{
    // Umbraco's client throws these by itself, when a panel closes before all that it had asked for is there.
    private static readonly string[] ClientComplaints =
        ["Cannot activate a view that is not attached", "repository is missing", "UmbModalContext with API Alias", "reading 'destination'",
            "reading 'style'",
            // A page that was thrown away has no place in the tree: the client asks for it there, is told, and reads the tree anew.
            "tree/document/siblings",
            // A condition of the client outlives the screen that we leave out, and speaks to nobody.
            "set permitted",
            // A part of a screen was taken away while it still asked for its context.
            "host was disconnected"];

    protected JourneySite Site => site;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        Assert.Empty(site.Process.Log.Problems);
        return ValueTask.CompletedTask;
    }

    protected async Task<BrowserSession> VisitAsync(Viewport viewport, bool javaScript = true, string? state = null)
    {
        var session = await VisitForTheFirstTimeAsync(viewport, javaScript, state);
        if (BrowserSession.TakesPictures)
        {
            // With the fonts in its cache: on a first visit, a font that comes late waits for the next page.
            await session.Page.GotoAsync("/", new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });
        }
        return session;
    }

    /// <summary>With an empty cache.</summary>
    protected Task<BrowserSession> VisitForTheFirstTimeAsync(Viewport viewport, bool javaScript = true, string? state = null) =>
        BrowserSession.StartAsync(chromium.Browser, viewport, site.Address, javaScript, state);

    /// <summary>The administrator of the demonstration, who is responsable of the whole country too.</summary>
    protected async Task<BrowserSession> VisitAsAdministratorAsync(Viewport viewport)
    {
        if (site.AdministratorState is null)
        {
            await using var first = await VisitAsync(Viewport.Desktop);
            await first.Page.OpenSignInLinkAsync(await site.ConsoleLinkAsync("administration"));
            site.AdministratorState = await first.Page.Context.StorageStateAsync();
        }
        return await VisitAsync(viewport, state: site.AdministratorState);
    }

    /// <summary>The responsable of the Val-d’Oise of the demonstration.</summary>
    protected async Task<BrowserSession> VisitAsLeadAsync(Viewport viewport)
    {
        if (site.LeadState is null)
        {
            await using var first = await VisitAsync(Viewport.Desktop);
            await first.Page.OpenSignInLinkAsync(await site.ConsoleLinkAsync("responsable du 95"));
            site.LeadState = await first.Page.Context.StorageStateAsync();
        }
        return await VisitAsync(viewport, state: site.LeadState);
    }

    /// <summary>Offers to organise a commune, and confirms by the mail.</summary>
    protected async Task ApplyAsync(IPage page, Person person, string commune)
    {
        await page.GotoAsync($"/devenir-responsable/?territoire={commune}");
        await page.FillAsync("#Name", person.Name);
        await page.FillAsync("#Email", person.Email);
        await page.PressButtonAsync("Envoyer ma candidature");
        await page.WaitForURLAsync("**/merci/");
        await page.GotoAsync(await Site.LinkInMailAsync(person.Email, "/candidature/"));
        await page.PressButtonAsync("Oui, je confirme ma candidature");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Votre candidature est partie");
    }

    protected static async Task NominateAsync(IPage page, Person person)
    {
        await page.GotoAsync("/mon-espace/candidatures/");
        await page.ClickAsync($"tbody a:has-text('{person.Name}')");
        await page.PressButtonAsync("Nommer cette personne");
    }

    protected async Task AcceptAsync(IPage page, Person person)
    {
        await page.GotoAsync(await Site.LinkInMailAsync(person.Email, "/nomination/"));
        await page.CheckAsync("#AcceptsCharter");
        await page.CheckAsync("#AcceptsConfidentiality");
        await page.PressButtonAsync("J’accepte ce mandat");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Bienvenue dans l’équipe");
    }

    /// <summary>Somebody of the demonstration who writes pages, in the editing space: of the Val-d’Oise unless told otherwise.</summary>
    protected async Task<BrowserSession> VisitAsEditorAsync(string who = "rédaction du 95", string email = "redaction-95@example.org")
    {
        var session = await VisitAsync(Viewport.Desktop);
        if (site.EditorsWithPassword.Add(email))
        {
            await session.Page.ChoosePasswordAsync(await site.PasswordLinkAsync(who));
        }
        foreach (var complaint in ClientComplaints)
        {
            session.Expect(complaint);
        }
        await session.Page.SignInToEditAsync(email);
        return session;
    }

    /// <summary>From the page of mandates, as the administrator.</summary>
    protected async Task GiveMandateAsync(IPage page, Person person, string territory)
    {
        await page.GotoAsync("/mon-espace/mandats/");
        await page.FillAsync("#Name", person.Name);
        await page.FillAsync("#Email", person.Email);
        await page.SelectOptionAsync("#Territory", territory);
        await page.PressButtonAsync("Confier le mandat");
        await Assertions.Expect(page.Locator(".alert--success")).ToContainTextAsync(person.Name);
    }

    /// <summary>By the form at <c>/connexion/</c> and the mail.</summary>
    protected async Task SignInAsync(IPage page, Person person)
    {
        await page.GotoAsync("/connexion/");
        await page.FillAsync("#Email", person.Email);
        await page.PressButtonAsync("Recevoir mon lien");
        await Assertions.Expect(page.Locator(".alert--success")).ToContainTextAsync("Regardez votre messagerie");
        await page.OpenSignInLinkAsync(await site.LinkInMailAsync(person.Email, "/connexion/lien/"));
    }

    /// <summary>The short way: fills the form, opens the mail, confirms.</summary>
    protected async Task SignUpAsync(IPage page, Person person, string commune, string code)
    {
        await page.GotoAsync($"/agirlocal95/inscription/?commune={code}");
        Assert.Equal(commune, await page.InputValueAsync("#Commune"));
        await page.CheckAsync("input[value=couture]");
        await page.FillAsync("#FirstName", person.FirstName);
        await page.FillAsync("#LastName", person.LastName);
        await page.FillAsync("#Email", person.Email);
        await page.CheckAsync("#AcceptsCharter");
        await page.CheckAsync("#AcceptsContact");
        await page.PressButtonAsync("Envoyer mon inscription");
        await page.WaitForURLAsync("**/merci/");
        await page.GotoAsync(await site.LinkInMailAsync(person.Email, "/confirmer/"));
        await page.PressButtonAsync("Oui, je confirme");
        await page.WaitForURLAsync("**/bienvenue/**");
    }
}

/// <summary>Somebody that no other journey of this run knows, and no fictitious volunteer resembles.</summary>
public sealed record Person(string FirstName, string LastName)
{
    private static readonly string[] LastNames =
        ["Tricoteau", "Bobinier", "Festonnat", "Galonnier", "Piquereau", "Cannelier", "Velourier", "Lisseron", "Chasublier", "Mitainier",
            "Cordonnet", "Biaisot", "Galonet", "Ourdissier", "Passepoil", "Ravaudin", "Plissart", "Surjeton", "Gansier", "Brodelier",
            "Tissandier", "Lainier"];

    private static int last = -1;

    public string Name => $"{FirstName} {LastName}";

    public string Email => $"{FirstName}.{LastName}@example.org".ToLowerInvariant();

    public static Person New(string firstName) => new(firstName, LastNames[Interlocked.Increment(ref last)]);
}
