using UsineCitoyenne.Core.Calls;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Text;
using UsineCitoyenne.Core.Volunteers;

namespace UsineCitoyenne.Web.Tests.Volunteers;

/// <summary>« Je viens », « J'en prends 20 »: from the call to the organiser's list, whoever answers.</summary>
public sealed class CallPageTests(SiteFixture fixture) : WebTest(fixture)
{
    private CallInfo Call => Site.Get<CallDirectory>().Open([new TerritoryRef(TerritoryKind.Departement, "95")])[0];

    private (string, string?)[] InForm(string? quantity) => [("Input.Call", $"{Call.Key}"), ("Input.CallQuantity", quantity)];

    [Fact]
    public async Task A_newcomer_answers_with_the_sign_up_corrects_by_the_mail_and_is_listed_for_the_organiser()
    {
        var call = Call;
        var page = await Site.Visit().GetAsync(call.Url);
        Assert.Equal($"{call.Key}", page.Document.QuerySelector("aside form [name=appel]")!.GetAttribute("value"));
        var form = await Site.Visit().GetAsync($"/agirlocal95/inscription/?appel={call.Key}&combien=23");
        Assert.Contains(call.Name, form.Document.QuerySelector("form.form .alert")!.TextContent);
        Assert.Equal("23", form.Document.QuerySelector("#CallQuantity")!.GetAttribute("value"));
        var email = NewAddress();
        var wrong = await SignUpAsync(Site.Visit(), email, $"/agirlocal95/inscription/?appel={call.Key}", InForm("beaucoup"));
        Assert.Equal((422, "beaucoup"), (wrong.Status, wrong.Document.QuerySelector("#CallQuantity")!.GetAttribute("value")));
        Assert.Equal(302, (await SignUpAsync(Site.Visit(), email, $"/agirlocal95/inscription/?appel={call.Key}", InForm("23"))).Status);
        var lead = await Site.SignInAsync("departement:95");
        Assert.DoesNotContain("En prend 23", (await lead.GetAsync($"/mon-espace/appels/{call.Key}/")).Text);
        await ConfirmAsync(Site.Visit(), email);
        Assert.Contains("En prend 23", (await lead.GetAsync($"/mon-espace/appels/{call.Key}/")).Text);
        Assert.Contains(call.Name, (await lead.GetAsync("/mon-espace/appels/")).Text);

        var link = await Site.LinkInMailAsync(email, "/appel/");
        var visitor = Site.Visit();
        var answer = await visitor.GetAsync(link);
        Assert.Equal("23", answer.Document.QuerySelector("#Quantity")!.GetAttribute("value"));
        Assert.Equal(422, (await answer.SubmitAsync("form.form", null, ("Quantity", "-3"))).Status);
        var thanks = await visitor.FollowAsync(await answer.SubmitAsync("form.form", null, ("Quantity", "1 200")));
        Assert.Contains("Merci", thanks.Document.QuerySelector("h1")!.TextContent);
        var csv = (await (await lead.GetAsync($"/mon-espace/appels/{call.Key}/")).SubmitAsync("form[data-download]")).Text;
        Assert.Contains(email, csv);
        Assert.Contains("1200", csv);
        await visitor.FollowAsync(await (await visitor.GetAsync(link)).SubmitAsync("form[action*='Withdraw']"));
        Assert.DoesNotContain($"En prend {FrenchNumber.Of(1200)}", (await lead.GetAsync($"/mon-espace/appels/{call.Key}/")).Text);
        await using var db = Site.Database.Read();
        var id = db.Set<Volunteer>().Single(row => row.EmailKey == email).Id;
        Assert.Contains("a annulé", (await lead.GetAsync($"/mon-espace/contacts/{id}/")).Text);
    }

    [Fact]
    public async Task The_answer_of_a_known_address_waits_for_its_owner_and_opening_the_link_changes_nothing()
    {
        var (call, email) = (Call, NewAddress());
        await SignUpAsync(Site.Visit(), email);
        await ConfirmAsync(Site.Visit(), email);
        Assert.Equal(302, (await SignUpAsync(Site.Visit(), email, $"/agirlocal95/inscription/?appel={call.Key}", InForm("7"))).Status);
        var lead = await Site.SignInAsync("departement:95");
        Assert.DoesNotContain("En prend 7", (await lead.GetAsync($"/mon-espace/appels/{call.Key}/")).Text);
        var link = await Site.LinkInMailAsync(email, "/appel/confirmer/");
        var visitor = Site.Visit();
        for (var time = 0; time < 2; time++)
        {
            Assert.Contains("7", (await visitor.GetAsync(link)).Document.QuerySelector(".lede")!.TextContent);
        }
        Assert.DoesNotContain("En prend 7", (await lead.GetAsync($"/mon-espace/appels/{call.Key}/")).Text);
        await visitor.FollowAsync(await (await visitor.GetAsync(link)).SubmitAsync("main form"));
        Assert.Contains("En prend 7", (await lead.GetAsync($"/mon-espace/appels/{call.Key}/")).Text);
        Assert.DoesNotContain("En prend 7", (await (await Site.SignInAsync("departement:78")).GetAsync($"/mon-espace/appels/{call.Key}/"))
            .Text);
        Assert.Equal(404, (await visitor.GetAsync($"/appel/{new string('A', 46)}/")).Status);
    }

    [Fact]
    public async Task A_mail_is_answered_on_its_page_and_anybody_may_write_to_who_leads_a_commune()
    {
        await Site.SignInAsync("departement:95");
        var email = NewAddress();
        await SignUpAsync(Site.Visit(), email);
        await ConfirmAsync(Site.Visit(), email);
        var link = new Uri((await Site.MailsAsync()).Last(mail => mail.Template == "bienvenue" && mail.Content.ToAddress == email)
            .Content.Reply!.PageUrl).AbsolutePath;
        var visitor = Site.Visit();
        var page = await visitor.GetAsync(link);
        Assert.DoesNotContain("@", page.Document.QuerySelector("main")!.TextContent);
        Assert.Equal(422, (await page.SubmitAsync("form.form", null, ("Text", " "))).Status);
        Assert.Contains("Votre réponse est partie", (await page.SubmitAsync("form.form", null, ("Text", "Je viens samedi"))).Text);
        Assert.Contains((await Site.MailsAsync()), mail => mail.Template == "reponse"
            && mail.Content.ToAddress == "departement-95@example.org");
        Assert.Equal(410, (await visitor.GetAsync($"/repondre/{new string('A', 46)}/")).Status);

        var commune = await visitor.GetAsync("/agirlocal95/communes/pontoise/");
        var letter = await visitor.GetAsync(commune.Document.QuerySelector("a[href^='/ecrire/']")!.GetAttribute("href")!);
        var wrong = await letter.SubmitAsync("form.form", null, ("Name", "Paul"), ("Email", "paul"), ("Body", "Bonjour"));
        Assert.Equal((422, "Bonjour"), (wrong.Status, wrong.Document.QuerySelector("#Body")!.TextContent.Trim()));
        var sender = NewAddress();
        Assert.Contains("Plus qu’un geste",
            (await letter.SubmitAsync("form.form", null, ("Name", "Paul"), ("Email", sender), ("Body", "Où déposer du tissu ?"))).Text);
        var confirm = await visitor.GetAsync(await Site.LinkInMailAsync(sender, "/ecrire/confirmer/"));
        Assert.Contains("Votre message est parti", (await confirm.SubmitAsync("main form")).Text);
        Assert.Equal(404, (await visitor.GetAsync("/ecrire/?territoire=commune:99999")).Status);
    }

    [Fact]
    public async Task A_call_that_counts_things_asks_how_many_and_its_text_names_the_buttons_that_it_has()
    {
        var open = Site.Get<CallDirectory>().Open([new TerritoryRef(TerritoryKind.Departement, "95")]);
        Assert.Contains(open, call => call.AsksHowMany);
        foreach (var call in open)
        {
            var page = await Site.Visit().GetAsync(call.Url);
            Assert.Equal(call.AsksHowMany, page.Document.QuerySelector("aside form #combien") is not null);
            Assert.Equal(
                call.AsksHowMany, page.Document.QuerySelector("aside form")!.TextContent.Contains("J’en prends", StringComparison.Ordinal));
            Assert.DoesNotContain("Je participe", page.Document.QuerySelector(".prose")!.TextContent);
        }
    }

    [Fact]
    public async Task What_a_form_says_to_a_call_is_shown_before_the_button_then_in_the_record_with_a_way_to_change_it()
    {
        var (call, email) = (Call, NewAddress());
        await SignUpAsync(Site.Visit(), email, $"/agirlocal95/inscription/?appel={call.Key}", InForm("20"));
        var confirm = await Site.Visit().GetAsync(await Site.LinkInMailAsync(email, "/confirmer/"));
        var summary = confirm.Document.QuerySelector("main form dl")!.TextContent;
        Assert.Contains(call.Name, summary);
        Assert.Contains("20", summary);
        await ConfirmAsync(Site.Visit(), email);
        var visitor = Site.Visit();
        var record = await visitor.GetAsync(await Site.LinkInMailAsync(email, "/ma-fiche/"));
        var section = record.Document.QuerySelector("#mes-appels")!;
        Assert.Contains("20", section.TextContent);
        Assert.StartsWith("/agirlocal95/", section.QuerySelector("dt a")!.GetAttribute("href"));
        var answer = await visitor.GetAsync(section.QuerySelector("a[href^='/appel/']")!.GetAttribute("href")!);
        Assert.Equal(200, answer.Status);
        // « Relire l'appel » stays in the département.
        var again = answer.Document.QuerySelectorAll("main a").Single(link => link.TextContent.Contains("Relire", StringComparison.Ordinal))
            .GetAttribute("href")!;
        Assert.StartsWith("/agirlocal95/", again);
        Assert.Equal(200, (await visitor.GetAsync(again)).Status);
    }

    [Fact]
    public async Task Of_corrections_within_a_second_the_last_mail_tells_the_last_state()
    {
        var (call, email) = (Call, NewAddress());
        await SignUpAsync(Site.Visit(), email, $"/agirlocal95/inscription/?appel={call.Key}", InForm("20"));
        await ConfirmAsync(Site.Visit(), email);
        async Task<List<string>> ToldAsync() =>
            [.. (await Site.MailsAsync()).Where(mail => mail.Template == "appel-reponse" && mail.Content.ToAddress == email)
            .Select(mail => mail.Content.Subject + " " + string.Join(
                ' ', mail.Content.Body.Blocks.OfType<Core.Mailing.MailBlock.Paragraph>().Select(block => block.Text)))];
        Assert.Contains("20", Assert.Single(await ToldAsync()));
        var link = await Site.LinkInMailAsync(email, "/appel/");
        var visitor = Site.Visit();
        // The first mail has left: what follows must not be taken for it.
        await using (var db = Site.Database.Read())
        {
            Assert.Single(db.Set<Core.Mailing.OutboxMail>().Where(row => row.Template == "appel-reponse")
                .ToList(), row => row.RecipientId == IdOf(email));
        }
        foreach (var many in new[] { "30", "41", "30" })
        {
            await visitor.FollowAsync(await (await visitor.GetAsync(link)).SubmitAsync("form.form", null, ("Quantity", many)));
        }
        Assert.Contains("30", Assert.Single(await ToldAsync()));
        await visitor.FollowAsync(await (await visitor.GetAsync(link)).SubmitAsync("form.form", null, ("Quantity", "30")));
        await using (var db = Site.Database.Read())
        {
            Assert.Equal(4, db.Set<Core.Mailing.OutboxMail>().Where(row => row.Template == "appel-reponse").ToList()
                .Count(row => row.RecipientId == IdOf(email)));
        }
        await visitor.FollowAsync(await (await visitor.GetAsync(link)).SubmitAsync("form[action*='Withdraw']"));
        Assert.Contains("est annulée", Assert.Single(await ToldAsync()));
    }

    [Fact]
    public async Task Anybody_may_write_to_who_leads_a_departement_from_its_page()
    {
        var home = await Site.Visit().GetAsync("/agirlocal95/");
        var letter = await Site.Visit().GetAsync(home.Document.QuerySelector("a[href^='/ecrire/']")!.GetAttribute("href")!);
        Assert.Equal(200, letter.Status);
        Assert.NotNull(letter.Document.QuerySelector("form.form #Body"));
    }

    [Fact]
    public async Task A_page_that_answers_a_form_says_so_for_the_browser_s_history()
    {
        var form = await Site.Visit().GetAsync("/agirlocal95/inscription/");
        Assert.False(form.Document.DocumentElement.HasAttribute("data-posted"));
        Assert.True((await form.SubmitAsync("form.form", "")).Document.DocumentElement.HasAttribute("data-posted"));
        var expired = await Site.Visit().PostAsync("/agirlocal95/inscription/", []);
        Assert.Equal(400, expired.Status);
        Assert.True(expired.Document.DocumentElement.HasAttribute("data-posted"));
    }

    private long IdOf(string email)
    {
        using var db = Site.Database.Read();
        return db.Set<Volunteer>().Single(row => row.EmailKey == email).Id;
    }
}
