using System.Net.Http.Headers;
using UsineCitoyenne.Core.Imports;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Web.Tests.MySpace;

/// <summary>The ways in and out, as pages: a list, a word, a link, a mail's answer, a commune's state.</summary>
public sealed class ArrivalPageTests(SiteFixture fixture) : WebTest(fixture)
{
    [Fact]
    public async Task A_list_is_sent_verified_launched_and_its_refusals_are_downloaded()
    {
        var lead = await Site.SignInAsync("departement:95");
        var start = await lead.GetAsync("/mon-espace/contacts/importer/");
        var wrong = await SendAsync(lead, start, "%PDF-1.7");
        Assert.Equal(422, wrong.Status);
        Assert.Contains("document PDF", wrong.Text);

        var email = NewAddress();
        var sent = await SendAsync(lead, start,
            $"prenom;nom;email;code_insee;profil\nOdile;Faufil;{email};95500;couture\nAlain;Ailleurs;{NewAddress()};01053;couture\n");
        var preview = await lead.FollowAsync(sent);
        Assert.Contains("Odile Faufil", preview.Text);
        Assert.Contains("commune hors de votre territoire", preview.Text);
        Assert.Equal(302, (await preview.SubmitAsync("main form.stack", null, ("launch", "1"))).Status);
        // The site's own round may have it in hand: whichever comes first ends it.
        await Site.Get<ImportQueueJob>().RunAsync();
        await Until.TrueAsync("the import is done", async () => (await lead.GetAsync(sent.Location!)).Header("Refresh").Length == 0);
        var done = await lead.GetAsync(sent.Location!);
        var listed = await lead.GetAsync(sent.Location + "refus/");
        Assert.Contains("commune hors de votre territoire", listed.Text);
        Assert.Contains("liste.csv", listed.Text);
        Assert.DoesNotContain("Ailleurs", listed.Text);
        Assert.Equal(404, (await (await Site.SignInAsync("departement:01")).GetAsync(sent.Location + "refus/")).Status);
        var refusals = await listed.SubmitAsync("form[action*='Refusals']");
        Assert.Equal("\ufeffligne;motif\r\n3;\"commune hors de votre territoire\"\r\n", "\ufeff" + refusals.Text.TrimStart('\ufeff'));
        Assert.DoesNotContain("Ailleurs", refusals.Text);
        var still = await done.SubmitAsync("form[action*='Repair']", null, ("v[3-Insee]", "78646"));
        Assert.Equal(422, still.Status);
        Assert.Contains("Ailleurs", still.Text);
        Assert.Equal(302, (await still.SubmitAsync("form[action*='Repair']", null, ("v[3-Insee]", "95500"))).Status);
        Assert.DoesNotContain("Ailleurs", (await lead.GetAsync(sent.Location!)).Text);
        Assert.Equal(404, (await (await Site.SignInAsync("departement:01")).GetAsync(sent.Location!)).Status);

        var confirm = await Site.Visit().GetAsync(await Site.LinkInMailAsync(email, "/confirmer/"));
        var unread = await confirm.SubmitAsync("main form");
        Assert.Equal(422, unread.Status);
        Assert.Equal(302, (await unread.SubmitAsync("main form", null, ("Input.AcceptsCharter", "true"), ("Input.AcceptsContact", "true")))
            .Status);
    }

    [Fact]
    public async Task Somebody_is_entered_on_their_word_and_takes_a_slip_home_whose_link_opens_their_record()
    {
        var lead = await Site.SignInAsync("departement:95");
        var form = await lead.GetAsync("/mon-espace/contacts/inscrire/");
        (string, string?)[] typed =
        [
            ("Input.FirstName", "Suzanne"), ("Input.LastName", "Dévidoir"), ("Input.Phone", "06 39 98 00 44"),
                ("Input.Commune", "Jouy-le-Moutier"),
            ("Input.Profiles", "couture"), ("Input.AcceptsCharter", "true"),
        ];
        var missing = await form.SubmitAsync("form.form", "", typed);
        Assert.Equal(422, missing.Status);
        Assert.Contains("Dévidoir", missing.Text);
        var entered = await missing.SubmitAsync("form.form", "", ("Input.Profiles", "couture"), ("Input.AcceptsContact", "true"));
        var ask = await lead.FollowAsync(entered);
        var slip = await ask.SubmitAsync("main form", null);
        Assert.NotNull(slip.Document.QuerySelector("svg.qr"));
        var record = new Uri(slip.Document.QuerySelector(".slip .as-typed")!.TextContent).AbsolutePath;
        Assert.Contains("Dévidoir", (await Site.Visit().GetAsync(record)).Text);
        Assert.DoesNotContain("mailto:\"", (await lead.GetAsync(entered.Location!.Replace("bulletin/", "", StringComparison.Ordinal)))
            .Text);
        Assert.Equal(404, (await (await Site.SignInAsync("departement:01")).GetAsync(entered.Location!)).Status);
    }

    [Fact]
    public async Task A_short_link_leads_to_the_form_of_its_commune_and_the_relay_counts_the_sign_up_without_a_cookie()
    {
        var lead = await Site.SignInAsync("departement:95");
        var page = await lead.GetAsync("/mon-espace/relais/");
        Assert.Equal(422, (await page.SubmitAsync("form[action*='Add']", null, ("Name", ""), ("Commune", "Jouy-le-Moutier (95)"))).Status);
        var name = $"Librairie {Guid.NewGuid():N}";
        Assert.Equal(
            302, (await page.SubmitAsync("form[action*='Add']", null, ("Kind", "Shop"), ("Name", name), ("Commune", "Jouy-le-Moutier (95)"),
                ("CommuneCode", "95323"))).Status);
        var line = (await lead.GetAsync("/mon-espace/relais/")).Document.QuerySelectorAll("li.with-act")
            .First(item => item.TextContent.Contains(name, StringComparison.Ordinal));
        var code = new Uri(line.QuerySelector("p a")!.GetAttribute("href")!).AbsolutePath;
        var poster = await lead.GetAsync(line.QuerySelector("a[href*='affiche']")!.GetAttribute("href")!);
        Assert.NotNull(poster.Document.QuerySelector(".poster svg.qr"));

        var visitor = Site.Visit();
        var followed = await visitor.GetAsync(code);
        Assert.Empty(followed.Header("Set-Cookie"));
        var email = NewAddress();
        Assert.Equal(302, (await SignUpAsync(visitor, email, followed.Location!)).Status);
        Assert.Contains("1 inscription,", (await lead.GetAsync("/mon-espace/relais/")).Document.QuerySelectorAll("li.with-act")
            .First(item => item.TextContent.Contains(name, StringComparison.Ordinal)).TextContent.Replace('\u00a0', ' '));
        Assert.Equal("/inscription/", (await Site.Visit().GetAsync("/r/inconnu")).Location);
    }

    [Fact]
    public async Task Each_answer_of_the_mail_acts_by_its_button_only()
    {
        var email = NewAddress();
        await SignUpAsync(Site.Visit(), email);
        await ConfirmAsync(Site.Visit(), email);
        var record = await Site.LinkInMailAsync(email, "/ma-fiche/");
        var pause = await Site.Visit().GetAsync(record + "nouvelles/pause/");
        Assert.Null((await Site.Visit().GetAsync(record)).Document.QuerySelector("form[action*='Resume']"));
        Assert.Equal(record, (await pause.SubmitAsync("main form", null)).Location);
        Assert.NotNull((await Site.Visit().GetAsync(record)).Document.QuerySelector("form[action*='Resume']"));
        Assert.Equal(record, (await (await Site.Visit().GetAsync(record + "nouvelles/disponible/")).SubmitAsync("main form", null))
            .Location);
        Assert.Equal(404, (await Site.Visit().GetAsync(record + "nouvelles/autre/")).Status);
        Assert.Equal("/au-revoir/", (await (await Site.Visit().GetAsync(record + "nouvelles/retirer/")).SubmitAsync("main form", null))
            .Location);
        Assert.Equal(404, (await Site.Visit().GetAsync(record + "nouvelles/disponible/")).Status);
    }

    [Fact]
    public async Task A_commune_is_moved_by_those_who_keep_it_and_its_public_page_tells_the_next_step()
    {
        var lead = await Site.SignInAsync("departement:95");
        var page = await lead.GetAsync("/mon-espace/communes/95176/");
        Assert.Equal(422, (await page.SubmitAsync("form[action*='Commit']", null, ("day", "2020-05-05"), ("role", ""))).Status);
        Assert.Equal(
            302, (await page.SubmitAsync("form[action*='Commit']", null, ("day", "2020-05-05"), ("role", "Maire"),
                ("provides", "La salle des fêtes"))).Status);
        await Site.Get<Core.Communes.CommuneStates>().RefreshAsync();
        await Site.RefreshAsync();
        var open = await Site.Visit().GetAsync("/agirlocal95/communes/cormeilles-en-parisis/");
        Assert.Contains("Mairie engagée", open.Text);
        Assert.Contains("La salle des fêtes", open.Text);
        Assert.Contains("Cormeilles-en-Parisis", (await lead.GetAsync("/mon-espace/communes/?etat=committed")).Text);
        Assert.Equal(403, (await (await Site.SignInAsync("departement:01")).GetAsync("/mon-espace/communes/95176/")).Status);
    }

    [Theory]
    [InlineData("/mon-espace/contacts/importer/")]
    [InlineData("/mon-espace/contacts/inscrire/")]
    [InlineData("/mon-espace/relais/")]
    [InlineData("/mon-espace/communes/")]
    [InlineData("/mon-espace/conservation/")]
    public async Task The_public_is_asked_to_sign_in(string path) =>
        Assert.StartsWith("/connexion", (await Site.Visit().GetAsync(path)).Location);

    [Fact]
    public async Task Administrators_see_what_each_rule_would_do_and_did()
    {
        Assert.Equal(403, (await (await Site.SignInAsync("departement:95")).GetAsync("/mon-espace/conservation/")).Status);
        await Site.Get<Core.Privacy.Retention.DataRetention>().RunAsync();
        var page = await (await Site.SignInAsync("conservation@example.org", (MandateAlias.Administrator, TerritoryRef.Nation)))
            .GetAsync("/mon-espace/conservation/");
        Assert.Equal(11, page.Document.QuerySelectorAll("section:first-of-type tbody tr").Length);
        Assert.NotEmpty(page.Document.QuerySelectorAll("section:last-of-type tbody tr"));
    }

    private static async Task<VisitedPage> SendAsync(Visitor visitor, VisitedPage page, string content)
    {
        var token = page.Document.QuerySelector(
            "main form[method=post] input[type=hidden][name*=Token], main form[method=post] input[type=hidden]")!;
        var file = new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(content));
        file.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        return await visitor.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/mon-espace/contacts/importer/")
        {
            Content = new MultipartFormDataContent { { new StringContent(token.GetAttribute("value")!), token.GetAttribute("name")! },
                { file, "file", "liste.csv" } },
        });
    }

    [Fact]
    public async Task Somebody_entered_with_several_slips_is_refused_once_with_all_of_them()
    {
        var lead = await Site.SignInAsync("departement:95");
        var form = await lead.GetAsync("/mon-espace/contacts/inscrire/");
        var wrong = await form.SubmitAsync("form.form", "", ("Input.FirstName", ""), ("Input.LastName", "Dévidoir"),
            ("Input.Commune", "Zzyzx"), ("Input.Email", "sans-arobase"));
        Assert.Equal(422, wrong.Status);
        foreach (var text in new[] { "prénom", "commune", "adresse", "charte" })
        {
            Assert.Contains(wrong.Document.QuerySelectorAll(".field__error, .error-summary li"),
                error => error.TextContent.Contains(text, StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public async Task Acts_without_a_way_back_answer_the_four_questions_and_the_new_lists_open()
    {
        var lead = await Site.SignInAsync("departement:95");
        var sent = await SendAsync(lead, await lead.GetAsync("/mon-espace/contacts/importer/"),
            $"prenom;nom;email;code_insee;profil\nOdile;Faufil;{NewAddress()};95500;couture\n");
        Assert.Contains("Pour revenir en arrière", (await lead.FollowAsync(sent)).Text);
        var administrator = await Site.SignInAsync("quatre-questions@example.org", (MandateAlias.Administrator, TerritoryRef.Nation));
        Assert.Contains("Pour revenir en arrière", (await administrator.GetAsync("/mon-espace/mandats/")).Text);
        Assert.Equal(200, (await lead.GetAsync("/mon-espace/mandats/a-accepter/")).Status);
        Assert.Equal(200, (await lead.GetAsync("/mon-espace/contacts/adresses-en-panne/")).Status);
    }
}
