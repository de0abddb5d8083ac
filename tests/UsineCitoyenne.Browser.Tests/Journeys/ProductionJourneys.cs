using System.Globalization;
using Microsoft.Playwright;
using UsineCitoyenne.Browser.Tests.Infrastructure;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Browser.Tests.Journeys;

/// <summary>
/// From the cut cloth to the boot of a car, by the people who do it: these journeys illustrate <c>docs/guide/produire.md</c>.
/// </summary>
public sealed class ProductionJourneys(ChromiumFixture chromium, JourneySite site) : Journey(chromium, site)
{
    private const string Stock = "/mon-espace/production/95127/";

    [Fact]
    public async Task A_seamstress_tells_without_network_closes_the_page_and_it_leaves_by_itself_once()
    {
        var suzon = Person.New("Suzon");
        await using var lead = await VisitAsLeadAsync(Viewport.Desktop);
        await using var phone = await VisitAsync(Viewport.Phone);
        await SignUpAsync(phone.Page, suzon, "Cergy (95)", "95127");
        await lead.Page.GotoAsync(Stock);
        await lead.PictureAsync("produire-tableau");
        await lead.Page.ShouldHaveNoAxeViolationsAsync();
        await IssueAsync(lead.Page, suzon, "30");

        var page = phone.Page;
        await page.GotoAsync(await Site.LinkInMailAsync(suzon.Email, "/kits/"));
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("30 masques à coudre");
        await phone.PictureAsync("produire-kits");
        await page.ShouldHaveNoAxeViolationsAsync();
        var address = page.Url;
        await page.WaitForFunctionAsync("async () => (await caches.keys()).length > 0 && !!(await caches.match(location.href))");

        phone.Expect("ERR_INTERNET_DISCONNECTED");
        phone.Expect("Failed to fetch");
        await page.Context.SetOfflineAsync(true);
        await page.FillAsync("[name=Ready]", "12");
        await page.CheckAsync("[name=PickUp]");
        await page.FillAsync("[name=Address]", "3 rue des Aiguilles");
        await page.PressButtonAsync("Enregistrer");
        await Assertions.Expect(page.Locator("[data-outbox-list]")).ToContainTextAsync("1 envoi attend le réseau");

        // The page is closed and opened again, still without network: the copy shows, and what waits waits.
        var context = page.Context;
        await page.CloseAsync();
        var again = await context.NewPageAsync();
        await again.GotoAsync(address);
        await Assertions.Expect(again.Locator("main")).ToContainTextAsync("30 masques à coudre");
        await Assertions.Expect(again.Locator("[data-outbox-list]")).ToContainTextAsync("1 envoi attend le réseau");
        // The browser was started anew meanwhile: its session cookies are gone, the token of the form with them.
        await context.ClearCookiesAsync();
        await context.SetOfflineAsync(false);
        await Assertions.Expect(again.Locator("main")).ToContainTextAsync("12 prêts");
        await Assertions.Expect(again.Locator("[data-outbox-list]")).ToBeHiddenAsync();

        await lead.Page.GotoAsync(Stock);
        await Assertions.Expect(lead.Page.Locator("main")).ToContainTextAsync($"{suzon.FirstName}");
        await Assertions.Expect(lead.Page.Locator("main")).ToContainTextAsync("demande qu’on vienne chercher 12 masques");
    }

    [Fact]
    public async Task A_refusal_by_the_server_of_what_was_told_without_network_comes_back_to_the_person()
    {
        var odile = Person.New("Odile");
        await using var lead = await VisitAsLeadAsync(Viewport.Desktop);
        await using var phone = await VisitAsync(Viewport.Phone);
        await SignUpAsync(phone.Page, odile, "Cergy (95)", "95127");
        await IssueAsync(lead.Page, odile, "20");
        var page = phone.Page;
        await page.GotoAsync(await Site.LinkInMailAsync(odile.Email, "/kits/"));
        await page.WaitForFunctionAsync("async () => (await caches.keys()).length > 0 && !!(await caches.match(location.href))");
        phone.Expect("ERR_INTERNET_DISCONNECTED");
        phone.Expect("Failed to fetch");
        phone.Expect("422");
        await page.Context.SetOfflineAsync(true);
        await page.FillAsync("[name=Ready]", "500");
        await page.PressButtonAsync("Enregistrer");
        await Assertions.Expect(page.Locator("[data-outbox-list]")).ToContainTextAsync("attend le réseau");
        await page.Context.SetOfflineAsync(false);
        await Assertions.Expect(page.Locator("[data-outbox-list]")).ToContainTextAsync("refusé");
        await Assertions.Expect(page.Locator("[data-outbox-list]")).ToContainTextAsync("Vous n’avez que 20 masques");
        await page.ClickAsync("[data-forget]");
        await Assertions.Expect(page.Locator("[data-outbox-list]")).ToBeHiddenAsync();

        // With the network, what is wrong is told beside its field as on any page.
        await page.FillAsync("[name=Ready]", "500");
        await page.PressButtonAsync("Enregistrer");
        await Assertions.Expect(page.Locator(".field__error")).ToContainTextAsync("Vous n’avez que 20 masques");
        Assert.Equal("500", await page.InputValueAsync("[name=Ready]"));
    }

    [Fact]
    public async Task A_carrier_reads_addresses_in_the_cellar_and_they_are_closed_once_the_round_is_received()
    {
        var (rosine, firmin) = (Person.New("Rosine"), Person.New("Firmin"));
        await using var lead = await VisitAsLeadAsync(Viewport.Desktop);
        await using var phone = await VisitAsync(Viewport.Phone);
        await SignUpAsync(phone.Page, rosine, "Cergy (95)", "95127");
        await SignUpAsync(phone.Page, firmin, "Cergy (95)", "95127");
        await IssueAsync(lead.Page, rosine, "20");
        await phone.Page.GotoAsync(await Site.LinkInMailAsync(rosine.Email, "/kits/"));
        await phone.Page.FillAsync("[name=Ready]", "20");
        await phone.Page.CheckAsync("[name=PickUp]");
        await phone.Page.FillAsync("[name=Address]", "7 impasse du Dé à coudre");
        await phone.Page.PressButtonAsync("Enregistrer");
        await Assertions.Expect(phone.Page.Locator(".alert--success")).ToContainTextAsync("C’est noté");

        await lead.Page.GotoAsync(Stock + "tournees/");
        await lead.Page.EvaluateAsync("document.querySelectorAll('input[name=Orders]').forEach(box => { box.checked = false })");
        await lead.Page.FillAsync("#On", FrenchTime.DayOf(DateTime.UtcNow).ToString("O", CultureInfo.InvariantCulture));
        await lead.Page.Locator("label", new() { HasText = $"{rosine.FirstName}" }).Locator("input[name=Orders]").CheckAsync();
        await lead.Page.SelectOptionAsync("#Carrier", new SelectOptionValue { Label = await NameOfAsync(lead.Page, firmin) });
        await lead.PictureAsync("produire-tournee");
        await lead.Page.PressButtonAsync("Prévoir cette tournée");
        await ShouldSayAsync(lead.Page, "La tournée est prévue");

        var page = phone.Page;
        await page.GotoAsync(await Site.LinkInMailAsync(firmin.Email, "/tournees/"));
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("7 impasse du Dé à coudre");
        await phone.PictureAsync("produire-arrets");
        await page.ShouldHaveNoAxeViolationsAsync();
        await page.WaitForFunctionAsync("async () => (await caches.keys()).length > 0 && !!(await caches.match(location.href))");
        phone.Expect("ERR_INTERNET_DISCONNECTED");
        phone.Expect("Failed to fetch");
        await page.Context.SetOfflineAsync(true);
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("7 impasse du Dé à coudre");
        await page.FillAsync("[name=Quantity]", "20");
        await page.PressButtonAsync("C’est dans le coffre");
        await Assertions.Expect(page.Locator("[data-outbox-list]")).ToContainTextAsync("attend le réseau");
        await page.Context.SetOfflineAsync(false);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("20 masques dans le coffre");

        await lead.Page.GotoAsync(Stock + "tournees/");
        var round = lead.Page.Locator("article", new() { HasText = await NameOfAsync(lead.Page, firmin) });
        await round.Locator("input[inputmode=numeric]").FillAsync("19");
        await round.GetByRole(AriaRole.Button, new() { Name = "Recevoir la tournée" }).ClickAsync();
        await ShouldSayAsync(lead.Page, "La tournée est reçue");
        await lead.Page.GotoAsync(Stock);
        await Assertions.Expect(lead.Page.Locator("main")).ToContainTextAsync("Un écart à expliquer");

        // Closed with the network, and without it: the copy went with the round.
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("main")).Not.ToContainTextAsync("impasse");
        await page.Context.SetOfflineAsync(true);
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("body")).Not.ToContainTextAsync("impasse");
    }

    private static Task ShouldSayAsync(IPage page, string text) =>
        Assertions.Expect(page.Locator(".alert--success").First).ToContainTextAsync(text);

    private static async Task IssueAsync(IPage page, Person person, string quantity)
    {
        await page.GotoAsync($"{Stock}remettre/?q={Uri.EscapeDataString(person.LastName)}");
        await page.Locator(".shares input[type=text]").First.FillAsync(quantity);
        await page.PressButtonAsync("Remettre ces kits");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("bon à imprimer");
    }

    private static async Task<string> NameOfAsync(IPage page, Person person) =>
        (await page.Locator($"option:has-text('{person.FirstName}')").First.TextContentAsync())!;
}
