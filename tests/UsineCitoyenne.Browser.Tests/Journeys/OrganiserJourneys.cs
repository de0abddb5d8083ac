using Microsoft.Playwright;
using UsineCitoyenne.Browser.Tests.Infrastructure;

namespace UsineCitoyenne.Browser.Tests.Journeys;

/// <summary>The days of who organises: these journeys illustrate <c>docs/guide/organiser.md</c>.</summary>
public sealed class OrganiserJourneys(ChromiumFixture chromium, JourneySite site) : Journey(chromium, site)
{
    [Fact]
    public async Task A_departmental_lead_narrows_in_two_clicks_reads_the_message_as_three_people_will_pauses_and_cancels_it()
    {
        await using var session = await VisitAsLeadAsync(Viewport.Desktop);
        var page = session.Page;
        await SignUpAsync(page, Person.New("Ernestine"), "Cergy (95)", "95127");
        await page.GotoAsync("/mon-espace/contacts/");
        await page.ClickAsync("[aria-label='Disponibles pour'] a:has-text('Couture')");
        await page.ClickAsync("#epci-249500109");
        await page.WaitForURLAsync("**epci=249500109**");
        await Assertions.Expect(page.Locator("tbody tr").First).ToContainTextAsync("Couture");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Écrire (aux .+ personnes|à la personne) de cette liste$") })
            .ClickAsync();
        await Assertions.Expect(page.Locator("aside.card")).ToContainTextAsync("Couture · CA de Cergy-Pontoise");
        // So few people are made up for one town that the whole département makes a better example.
        await page.GetByRole(AriaRole.Link, new() { Name = "Changer de destinataires" }).ClickAsync();
        await page.ClickAsync("a.chip:has-text('CA de Cergy-Pontoise')");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Écrire (aux .+ personnes|à la personne) de cette liste$") })
            .ClickAsync();
        await Assertions.Expect(page.Locator("aside.card p").First).ToHaveTextAsync("Couture");
        await page.FillAsync("#Subject", "Atelier samedi à {commune}");
        await page.FillAsync("#Body", "Bonjour {prénom},\n\nNous nous retrouvons samedi à 14 h.\n\nÀ samedi !");
        await page.PressButtonAsync("Voir le message");
        await page.WaitForURLAsync("**/mon-espace/campagnes/*/");
        await Assertions.Expect(page.FrameLocator("iframe.mail").Locator("body")).ToContainTextAsync("samedi à 14 h");
        await session.PictureAsync("organiser-message");
        await page.GetByRole(AriaRole.Link, new() { Name = "Personne suivante" }).ClickAsync();
        await page.WaitForURLAsync("**?apercu=2");
        // Nothing runs in the frame that shows the mail, axe neither: it would wait for its answer for ever.
        await page.EvaluateAsync("document.querySelector('iframe.mail').remove()");
        await page.ShouldHaveNoAxeViolationsAsync();

        await page.FillAsync("#When", DateTime.Today.AddDays(30)
            .ToString("yyyy-MM-ddTHH:mm", System.Globalization.CultureInfo.InvariantCulture));
        await PressAndSayYesAsync(page, "Envoyer", "Oui, envoyer");
        await ShouldSayAsync(page, "Votre message partira");
        await page.PressButtonAsync("Mettre en pause");
        await ShouldSayAsync(page, "L’envoi est en pause");
        await PressAndSayYesAsync(page, "Reprendre l’envoi", "Oui, reprendre");
        await ShouldSayAsync(page, "L’envoi reprend");
        await PressAndSayYesAsync(page, "Annuler ce message", "Oui, annuler");
        await ShouldSayAsync(page, "Le message est annulé");
    }

    [Fact]
    public async Task The_first_days_of_an_organiser()
    {
        var zelie = Person.New("Zelie");
        await using (var lead = await VisitAsLeadAsync(Viewport.Desktop))
        await using (var visitor = await VisitAsync(Viewport.Phone))
        {
            await ApplyAsync(visitor.Page, zelie, "commune:95127");
            await NominateAsync(lead.Page, zelie);
            await AcceptAsync(visitor.Page, zelie);
            await SignUpAsync(visitor.Page, Person.New("Odette"), "Cergy (95)", "95127");
        }
        await using var session = await VisitAsync(Viewport.Phone);
        var page = session.Page;
        await SignInAsync(page, zelie);
        await page.GetByRole(AriaRole.Link, new() { Name = "Le guide pas à pas" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Organiser sa commune, pas à pas");
        Assert.Equal(
            6, await page.EvaluateAsync<int>("[...document.images].filter(image => image.src.includes('/aide/organiser/')).length"));

        await page.GotoAsync("/mon-espace/contacts/?profil=couture&etat=Confirmed");
        await page.EvaluateAsync("document.querySelector('[aria-label=\"Filtres actifs\"]').scrollIntoView()");
        await session.PictureAsync("organiser-contacts");
        await page.Locator("a[data-open]").First.ClickAsync();
        await page.FillAsync("#label", "Atelier du mardi");
        await page.PressButtonAsync("Créer et poser");
        await page.FillAsync("#note", "Peut prêter une surjeteuse.");
        await page.PressButtonAsync("Garder la note");
        await Assertions.Expect(page.Locator("article")).ToContainTextAsync("surjeteuse");
        await page.ShouldHaveNoAxeViolationsAsync();
        await page.EvaluateAsync("document.querySelector('#tags-title').scrollIntoView()");
        await session.PictureAsync("organiser-fiche");

        await page.GotoAsync("/mon-espace/relais/");
        await page.FillAsync("#Name", "Boulangerie du marché");
        await page.PressButtonAsync("Ajouter");
        await page.Locator("summary", new() { HasText = "Boulangerie du marché" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Son affiche" }).ClickAsync();
        await page.WaitForURLAsync("**/affiche/");
        await page.ShouldHaveNoAxeViolationsAsync();
        await session.PictureAsync("organiser-affiche", "article.poster");

        await page.GotoAsync("/mon-espace/communes/95127/");
        await session.PictureAsync("organiser-commune");
        await ApplyAsync(page, Person.New("Firmin"), "commune:95127");
        await page.GotoAsync("/mon-espace/");
        await page.ClickAsync("main a[href*='/mon-espace/mandats/']");
        await page.ClickAsync("main a:has-text('Passer la main')");
        await page.Locator("input[name=Successor]").First.CheckAsync();
        await page.ShouldHaveNoAxeViolationsAsync();
        await session.PictureAsync("organiser-passer");
    }

    [Fact]
    public async Task Twelve_people_stand_on_a_screen_the_first_on_that_of_a_phone_and_what_may_be_done_floats_once_one_is_ticked()
    {
        await using var session = await VisitAsLeadAsync(Viewport.Desktop);
        var page = session.Page;
        const string Seen =
            "[...document.querySelectorAll('tbody tr')].filter(line => line.getBoundingClientRect().bottom <= innerHeight).length";
        await page.SetViewportSizeAsync(1440, 900);
        await page.GotoAsync("/mon-espace/contacts/");
        Assert.InRange(await page.EvaluateAsync<int>(Seen), 12, 50);
        Assert.Equal(0, await page.EvaluateAsync<int>("Math.max(0, document.documentElement.scrollWidth - innerWidth)"));
        await Assertions.Expect(page.Locator("#lot")).ToBeHiddenAsync();
        await page.Locator("tbody .pick input").First.CheckAsync();
        await page.Locator("tbody .pick input").Nth(1).CheckAsync();
        await Assertions.Expect(page.Locator("[data-picked]")).ToHaveTextAsync("2 personnes cochées");
        await Assertions.Expect(page.Locator("#lot")).ToBeInViewportAsync();
        await page.ShouldHaveNoAxeViolationsAsync();

        await page.SetViewportSizeAsync(390, 844);
        await page.GotoAsync("/mon-espace/contacts/");
        Assert.InRange(await page.EvaluateAsync<int>(Seen), 1, 50);
        await page.Locator("tbody .pick input").First.CheckAsync();
        await Assertions.Expect(page.Locator("#lot")).ToBeInViewportAsync();
        await page.ShouldHaveNoAxeViolationsAsync();
    }

    private static async Task PressAndSayYesAsync(IPage page, string button, string yes)
    {
        await page.PressButtonAsync(button);
        await page.PressButtonAsync(yes);
    }

    private static Task ShouldSayAsync(IPage page, string text) =>
        Assertions.Expect(page.Locator(".alert--success")).ToContainTextAsync(text);
}
