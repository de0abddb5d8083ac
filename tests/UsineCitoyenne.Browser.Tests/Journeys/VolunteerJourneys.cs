using Microsoft.Playwright;
using UsineCitoyenne.Browser.Tests.Infrastructure;

namespace UsineCitoyenne.Browser.Tests.Journeys;

public sealed class VolunteerJourneys(ChromiumFixture chromium, JourneySite site) : Journey(chromium, site)
{
    [Fact]
    public async Task A_volunteer_signs_up_on_a_phone_and_only_her_own_responsable_finds_her()
    {
        var josette = Person.New("Josette");
        await using (var phone = await VisitAsync(Viewport.Phone))
        {
            await SignUpByKeyboardAsync(phone, josette);
            await ConfirmAsync(phone.Page, josette);
        }

        string record;
        await using (var valDOise = await VisitAsLeadAsync(Viewport.Desktop))
        {
            record = await FindAsync(valDOise, josette);
        }

        var neighbour = Person.New("Yvonne");
        await using (var administrator = await VisitAsAdministratorAsync(Viewport.Desktop))
        {
            await GiveMandateAsync(administrator.Page, neighbour, "departement:78");
        }
        await using var yvelines = await VisitAsync(Viewport.Desktop);
        await SignInAsync(yvelines.Page, neighbour);
        await DoNotFindAsync(yvelines, josette, record);
    }

    [Fact]
    public async Task A_volunteer_answers_a_call_on_her_phone_with_her_address_alone_then_takes_it_back()
    {
        var josette = Person.New("Josette");
        await using var phone = await VisitAsync(Viewport.Phone);
        await SignUpByKeyboardAsync(phone, josette);
        await ConfirmAsync(phone.Page, josette);

        var page = phone.Page;
        await page.GotoAsync("/agirlocal95/appels/appel-aux-couturieres-et-couturiers/");
        await page.FillAsync("#combien", "20");
        await page.PressButtonAsync("J’en prends");
        Assert.Equal("20", await page.InputValueAsync("#Quantity"));
        await page.FillAsync("#Email", josette.Email);
        await page.PressButtonAsync("Envoyer ma réponse");
        await Assertions.Expect(page.GetByText("Regardez votre messagerie")).ToBeVisibleAsync();

        await page.GotoAsync(await Site.LinkInMailAsync(josette.Email, "/appel/confirmer/"));
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("vous prenez 20");
        await page.PressButtonAsync("Oui, comptez sur moi");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Merci !");
        await page.GetByRole(AriaRole.Link, new() { Name = "Changer ou annuler ma réponse" }).ClickAsync();
        await page.PressButtonAsync("Annuler ma réponse");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Votre réponse est annulée");
    }

    [Fact]
    public async Task Without_JavaScript_a_postcode_then_a_choice_of_communes_do_as_well()
    {
        var paulette = Person.New("Paulette");
        await using var session = await VisitAsync(Viewport.Desktop, javaScript: false);
        var page = session.Page;
        await page.GotoAsync("/agirlocal95/inscription/");
        await page.CheckAsync("input[value=couture]");
        await page.FillAsync("#FirstName", paulette.FirstName);
        await page.FillAsync("#LastName", paulette.LastName);
        await page.FillAsync("#Email", paulette.Email);
        await page.CheckAsync("#AcceptsCharter");
        await page.CheckAsync("#AcceptsContact");
        await page.FillAsync("#Commune", "95000");
        await page.PressButtonAsync("Trouver ma commune");

        await page.GetByRole(AriaRole.Radio, new() { Name = "Neuville-sur-Oise" }).CheckAsync();
        Assert.Equal(paulette.FirstName, await page.InputValueAsync("#FirstName"));
        Assert.True(await page.IsCheckedAsync("#AcceptsCharter"));
        await page.PressButtonAsync("Envoyer mon inscription");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Plus qu’un geste");

        await page.GotoAsync(await Site.LinkInMailAsync(paulette.Email, "/confirmer/"));
        await page.PressButtonAsync("Oui, je confirme");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Neuville-sur-Oise");
    }

    [Fact]
    public async Task Her_personal_link_corrects_pauses_and_leaves_and_the_commune_counts_one_less()
    {
        const string Commune = "/agirlocal95/communes/themericourt/";
        var simone = Person.New("Simone");
        await using var session = await VisitAsync(Viewport.Phone);
        var page = session.Page;
        var before = await CountAsync(page, Commune);
        await SignUpAsync(page, simone, "Théméricourt (95)", "95610");
        await CommuneShowsAsync(page, Commune, before + 1);

        var link = await Site.LinkInMailAsync(simone.Email, "/ma-fiche/");
        await page.GotoAsync(link);
        await page.FillAsync("#FirstName", "Simonette");
        await page.PressButtonAsync("Enregistrer");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Bonjour Simonette");

        await page.PressButtonAsync("Me mettre en pause");
        await Assertions.Expect(page.Locator(".alert--success")).ToContainTextAsync("Vous êtes en pause");
        await CommuneShowsAsync(page, Commune, before);

        await page.GotoAsync(link);
        await page.PressButtonAsync("Je suis de nouveau disponible");
        await CommuneShowsAsync(page, Commune, before + 1);

        await page.GotoAsync(link);
        await page.CheckAsync("#Sure");
        await page.PressButtonAsync("Effacer ma fiche");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Au revoir, et merci");
        await CommuneShowsAsync(page, Commune, before);

        session.Expect("404");
        Assert.Equal(404, (await page.GotoAsync(link))!.Status);
    }

    [Fact]
    public async Task A_form_sent_too_early_says_what_is_missing_and_keeps_everything_typed()
    {
        await using var session = await VisitAsync(Viewport.Phone);
        session.Expect("422");
        var page = session.Page;
        await page.GotoAsync("/agirlocal95/inscription/");
        await page.FillAsync("#Email", "josette");
        await page.FillAsync("#Phone", "12");
        await page.CheckAsync("#AcceptsNews");
        await page.PressButtonAsync("Envoyer mon inscription");

        await Assertions.Expect(page.Locator(".error-summary")).ToBeFocusedAsync();
        Assert.StartsWith("Erreur", await page.TitleAsync());
        var links = await page.Locator(".error-summary a").AllAsync();
        Assert.Equal(8, links.Count);
        foreach (var link in links)
        {
            var field = await link.GetAttributeAsync("href");
            await link.ClickAsync();
            await Assertions.Expect(page.Locator(field!)).ToBeFocusedAsync();
        }
        Assert.Equal("josette", await page.InputValueAsync("#Email"));
        Assert.Equal("12", await page.InputValueAsync("#Phone"));
        Assert.True(await page.IsCheckedAsync("#AcceptsNews"));
        await page.ShouldHaveNoAxeViolationsAsync();
    }

    private static async Task SignUpByKeyboardAsync(BrowserSession session, Person person)
    {
        var page = session.Page;
        await page.GotoAsync("/agirlocal95/inscription/");
        await page.TickAsync("input[value=couture]");
        await page.TypeInAsync("#FirstName", person.FirstName);
        await page.TypeInAsync("#LastName", person.LastName);
        await page.TypeInAsync("#Email", person.Email);
        await page.TypeInAsync("#Phone", "06 39 98 00 01");
        await page.TypeInAsync("#Commune", "95280");
        await page.ShouldOfferAsync("#Commune", "Jouy-le-Moutier");
        await Assertions.Expect(page.Locator("[role=option]").First).ToBeInViewportAsync();
        await session.PictureAsync("inscription");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("Jouy-le-Moutier (95)", await page.InputValueAsync("#Commune"));
        await page.TickAsync("#AcceptsCharter");
        await page.TickAsync("#AcceptsContact");
        await page.TabToAsync("form.form button[type=submit]");
        var sending = page.WaitForRequestAsync(request => request.Method == "POST");
        await page.Keyboard.PressAsync("Enter");
        Assert.Matches(@"(^|&)PowNonce=\d+(&|$)", (await sending).PostData!);
        await page.WaitForURLAsync("**/agirlocal95/inscription/merci/");
    }

    private async Task ConfirmAsync(IPage page, Person person)
    {
        await page.GotoAsync(await Site.LinkInMailAsync(person.Email, "/confirmer/"));
        await page.PressButtonAsync("Oui, je confirme");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Bienvenue");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Jouy-le-Moutier");
    }

    /// <returns>Path of her record.</returns>
    private static async Task<string> FindAsync(BrowserSession session, Person person)
    {
        var page = session.Page;
        await page.GotoAsync("/mon-espace/contacts/");
        var row = page.GetByRole(AriaRole.Link, new() { Name = $"{person.LastName} {person.FirstName}" });
        await page.ClickAsync("#profil-couture");
        await page.WaitForURLAsync("**profil=couture**");
        await page.EvaluateAsync("document.querySelectorAll('.facets details').forEach(details => details.open = true)");
        await page.ClickAsync("#commune-95323");
        await page.WaitForURLAsync("**commune=95323**");
        await Assertions.Expect(row).ToBeVisibleAsync();

        await page.SearchContactsAsync(person.LastName);
        await row.ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(person.Name);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("06 39 98 00 01");
        var record = new Uri(page.Url).AbsolutePath;

        await page.GotoAsync("/mon-espace/contacts/");
        await session.PictureAsync("contacts");
        Assert.Contains(person.Email, await page.ExportAsync());
        return record;
    }

    private static async Task DoNotFindAsync(BrowserSession session, Person person, string record)
    {
        var page = session.Page;
        await page.GotoAsync("/mon-espace/contacts/");
        Assert.Equal(0, await page.Locator("#commune-95323, #dep-95").CountAsync());
        foreach (var forged in new[] { "?dep=95", "?commune=95323", "?profil=couture&commune=95323" })
        {
            await page.GotoAsync("/mon-espace/contacts/" + forged);
            await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Personne ne correspond");
            Assert.DoesNotContain(person.LastName, await page.ContentAsync());
        }
        await page.SearchContactsAsync(person.Email);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Personne ne correspond");

        await page.GotoAsync("/mon-espace/contacts/");
        var csv = await page.ExportAsync();
        Assert.Contains(";Yvelines;", csv);
        Assert.DoesNotContain(person.Email, csv);
        Assert.DoesNotContain(";Val-d", csv);

        session.Expect("404");
        Assert.Equal(404, (await page.GotoAsync(record))!.Status);
        Assert.DoesNotContain(person.LastName, await page.ContentAsync());
    }

    private static async Task CommuneShowsAsync(IPage page, string commune, int volunteers) =>
        await Testing.Until.TrueAsync($"{volunteers} volunteers at {commune}", async () => await CountAsync(page, commune) == volunteers);

    private static async Task<int> CountAsync(IPage page, string commune)
    {
        await page.GotoAsync(commune);
        var text = await page.Locator(".course li").First.Locator("span").InnerTextAsync();
        return text == "Personne encore" ? 0 : int.Parse(text.Split(' ', ' ')[0], System.Globalization.CultureInfo.InvariantCulture);
    }
}
