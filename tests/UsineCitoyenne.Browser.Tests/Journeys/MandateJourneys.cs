using Microsoft.Playwright;
using UsineCitoyenne.Browser.Tests.Infrastructure;

namespace UsineCitoyenne.Browser.Tests.Journeys;

public sealed class MandateJourneys(ChromiumFixture chromium, JourneySite site) : Journey(chromium, site)
{
    /// <summary>A commune of the Creuse, where nobody but the nation may review a candidacy.</summary>
    private const string Creuse = "commune:23096";

    [Fact]
    public async Task An_administrator_gives_a_mandate_then_takes_it_back_and_the_responsable_enters_then_does_not()
    {
        var marguerite = Person.New("Marguerite");
        await using var administrator = await VisitAsAdministratorAsync(Viewport.Desktop);
        await GiveMandateAsync(administrator.Page, marguerite, "departement:77");

        await using var session = await VisitAsync(Viewport.Phone);
        var page = session.Page;
        await page.GotoAsync("/mon-espace/contacts/");
        Assert.Contains("/connexion/?retour=", page.Url);
        await SignInAsync(page, marguerite);
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync($"Bonjour {marguerite.Name}");
        await page.GotoAsync("/connexion/?retour=%2Fmon-espace%2Fcontacts%2F");
        Assert.EndsWith("/mon-espace/contacts/", page.Url);
        await Assertions.Expect(page.Locator("caption")).ToContainTextAsync("personnes");

        await TakeBackAsync(administrator.Page, marguerite);
        session.Expect("403");
        Assert.Equal(403, (await page.GotoAsync("/mon-espace/contacts/"))!.Status);
    }

    [Fact]
    public async Task A_commune_finds_its_organiser_who_hands_over_and_loses_access_at_once()
    {
        var (first, second) = (Person.New("Sidonie"), Person.New("Anatole"));
        await using var administrator = await VisitAsAdministratorAsync(Viewport.Desktop);
        await using var visitor = await VisitAsync(Viewport.Phone);
        await ApplyAsync(visitor.Page, first, Creuse);
        await NominateAsync(administrator.Page, first);
        await AcceptAsync(visitor.Page, first);

        await using var leaving = await VisitAsync(Viewport.Desktop);
        await SignInAsync(leaving.Page, first);
        await ApplyAsync(visitor.Page, second, Creuse);
        await leaving.Page.ClickAsync("main a[href*='/mon-espace/mandats/']");
        await leaving.Page.ClickAsync("main a:has-text('Passer la main')");
        await leaving.Page.CheckAsync($"label:has-text('{second.Name}') input");
        await leaving.Page.PressButtonAsync("Passer la main");
        await Assertions.Expect(leaving.Page.Locator("main")).ToContainTextAsync("doit encore accepter");
        Assert.Equal(200, (await leaving.Page.GotoAsync("/mon-espace/contacts/"))!.Status);
        await AcceptAsync(visitor.Page, second);
        leaving.Expect("403");
        Assert.Equal(403, (await leaving.Page.GotoAsync("/mon-espace/contacts/"))!.Status);

        await using var taking = await VisitAsync(Viewport.Phone);
        await SignInAsync(taking.Page, second);
        Assert.Equal(200, (await taking.Page.GotoAsync("/mon-espace/contacts/"))!.Status);
    }

    /// <summary>With the keyboard: the question is asked, Escape means no, and only « Oui » acts.</summary>
    private static async Task TakeBackAsync(IPage page, Person person)
    {
        var remove = $"[aria-label='Retirer le mandat de {person.Name}']";
        await page.Locator("details", new() { Has = page.Locator(remove) }).Locator("summary").ClickAsync();
        await page.FocusAsync(remove);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync(person.Name);
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Non, revenir" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator(remove)).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Shift+Tab");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Oui, retirer" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(remove)).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator(".alert--success")).ToBeVisibleAsync();
    }
}
