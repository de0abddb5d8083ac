using UsineCitoyenne.Core.Links;
using UsineCitoyenne.Core.Volunteers;

namespace UsineCitoyenne.Web.Tests.Volunteers;

public sealed class SignUpPageTests(SiteFixture fixture) : WebTest(fixture)
{
    [Theory]
    [InlineData("/inscription/")]
    [InlineData("/agirlocal95/inscription/")]
    [InlineData("/agirlocal2a/inscription/")]
    [InlineData("/agirlocal974/inscription/")]
    public async Task The_form_signs_up_and_thanks(string path)
    {
        var email = NewAddress();
        var visitor = Site.Visit();
        var thanks = await visitor.FollowAsync(await SignUpAsync(visitor, email, path));
        Assert.Equal(200, thanks.Status);
        // For who typed it, once: nobody else's page shows it, nor their own when it is opened again.
        Assert.Contains(email, thanks.Text);
        Assert.DoesNotContain(email, (await visitor.GetAsync($"{path}merci/")).Text);
        Assert.NotEmpty(await Site.LinkInMailAsync(email, "/confirmer/"));
    }

    [Fact]
    public async Task A_site_that_does_not_exist_has_no_form() =>
        Assert.Equal(404, (await Site.Visit().GetAsync("/agirlocal00/inscription/")).Status);

    [Theory]
    [InlineData("Input.Email", "josette", "Email")]
    [InlineData("Input.FirstName", "", "FirstName")]
    [InlineData("Input.Phone", "12", "Phone")]
    [InlineData("Input.CommuneCode", "99999", "Commune")]
    [InlineData("Input.AcceptsCharter", null, "AcceptsCharter")]
    [InlineData("Input.Profiles", null, "Profiles")]
    public async Task A_bad_answer_is_said_beside_its_field_and_everything_typed_is_kept(string field, string? value, string error)
    {
        var page = await SignUpAsync(Site.Visit(), NewAddress(), changes:
            [(field, value), ("Input.LastName", "À garder précieusement"), .. field == "Input.CommuneCode"
                ? [("Input.Commune", "Nulle-Part")] : new (string, string?)[0]]);
        Assert.Equal(422, page.Status);
        var message = page.Document.QuerySelector($"#{error}-error");
        Assert.False(string.IsNullOrWhiteSpace(message?.TextContent), $"No message beside {error}:\n{page.Text}");
        Assert.Equal("À garder précieusement", page.Document.QuerySelector("[name='Input.LastName']")!.GetAttribute("value"));
        if (field != "Input.FirstName")
        {
            Assert.Equal("Josette", page.Document.QuerySelector("[name='Input.FirstName']")!.GetAttribute("value"));
        }
        Assert.NotNull(page.Document.QuerySelector(".error-summary"));
    }

    [Fact]
    public async Task A_commune_of_another_departement_is_accepted_and_its_own_responsable_gets_the_volunteer()
    {
        var email = NewAddress();
        Assert.Equal(302,
            (await SignUpAsync(Site.Visit(), email, changes: [("Input.Commune", "Ajaccio (2A)"), ("Input.CommuneCode", "2A004")])).Status);
        await ConfirmAsync(Site.Visit(), email);
        var corse = await Site.SignInAsync("departement:2A");
        Assert.Contains(email, (await corse.GetAsync("/mon-espace/contacts/")).Text);
    }

    [Fact]
    public async Task Without_javascript_a_postcode_leads_to_a_choice_of_communes_and_loses_nothing()
    {
        var visitor = Site.Visit();
        var choice = await SignUpAsync(visitor, NewAddress(), changes: [("Input.Commune", "95000"), ("Input.CommuneCode", null)]);
        Assert.Equal(422, choice.Status);
        var radios = choice.Document.QuerySelectorAll("input[type=radio][name='Input.CommuneCode']");
        Assert.Contains("95127", radios.Select(radio => radio.GetAttribute("value")));
        Assert.True(radios.Length > 1);
        Assert.Equal("Ourlet", choice.Document.QuerySelector("[name='Input.LastName']")!.GetAttribute("value"));
        Assert.Equal(302, (await choice.SubmitAsync("form.form", "", ("Input.CommuneCode", "95127"))).Status);
    }

    [Fact]
    public async Task Without_javascript_a_postcode_of_one_commune_is_enough() => Assert.Equal(302, (await SignUpAsync(
        Site.Visit(), NewAddress(), changes: [("Input.Commune", "95280"), ("Input.CommuneCode", null)])).Status);

    [Fact]
    public async Task A_name_typed_and_not_chosen_is_enough_where_one_commune_bears_it() => Assert.Equal(302, (await SignUpAsync(
        Site.Visit(), NewAddress(), changes: [("Input.Commune", "pontoise"), ("Input.CommuneCode", null)])).Status);

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once_the_commune_too()
    {
        var page = await SignUpAsync(Site.Visit(), "josette", changes:
            [("Input.Commune", "95000"), ("Input.CommuneCode", null), ("Input.FirstName", ""), ("Input.Phone", "12"),
                ("Input.AcceptsCharter", null)]);
        Assert.Equal(422, page.Status);
        foreach (var field in new[] { "Commune", "FirstName", "Email", "Phone", "AcceptsCharter" })
        {
            Assert.NotNull(page.Document.QuerySelector($"#{field}-error"));
        }
    }

    [Fact]
    public async Task The_page_of_the_link_shows_what_it_confirms_before_the_button()
    {
        var email = NewAddress();
        var visitor = Site.Visit();
        await SignUpAsync(visitor, email, changes: [("Input.Note", "Le soir <b>seulement</b>")]);
        var page = await visitor.GetAsync(await Site.LinkInMailAsync(email, "/confirmer/"));
        var shown = page.Document.QuerySelector("main form .facts")!.TextContent;
        Assert.Contains("Josette O.", shown, StringComparison.Ordinal);
        Assert.Contains("Jouy-le-Moutier", shown, StringComparison.Ordinal);
        Assert.Contains("Le soir <b>seulement</b>", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Ourlet", shown, StringComparison.Ordinal);
        Assert.Contains("J’adhère à la charte", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_form_sent_twice_makes_one_volunteer_and_the_same_answer()
    {
        var email = NewAddress();
        var visitor = Site.Visit();
        var page = await visitor.GetAsync("/agirlocal95/inscription/");
        (string, string?)[] fields = [("Input.FirstName", "Josette"), ("Input.LastName", "Ourlet"), ("Input.Email", email),
            ("Input.CommuneCode", "95323"),
            ("Input.Profiles", "couture"), ("Input.AcceptsCharter", "true"), ("Input.AcceptsContact", "true")];
        var answers = await Task.WhenAll(page.SubmitAsync("form.form", "", fields), page.SubmitAsync("form.form", "", fields));
        Assert.All(answers, answer => Assert.Equal((302, "/agirlocal95/inscription/merci/"), (answer.Status, answer.Location)));
        await using var db = Site.Database.Read();
        Assert.Single(db.Set<Volunteer>(), row => row.EmailKey == email);
    }

    [Fact]
    public async Task A_known_address_gets_exactly_the_same_answer()
    {
        var email = NewAddress();
        var first = await SignUpAsync(Site.Visit(), email);
        await ConfirmAsync(Site.Visit(), email);
        var second = await SignUpAsync(Site.Visit(), email);
        Assert.Equal((first.Status, first.Location, first.Text), (second.Status, second.Location, second.Text));
    }

    [Fact]
    public async Task A_robot_that_fills_the_hidden_field_is_thanked_and_stored_nowhere()
    {
        var email = NewAddress();
        Assert.Equal(302, (await SignUpAsync(Site.Visit(), email, changes: [("Website", "https://spam.example")])).Status);
        await using var db = Site.Database.Read();
        Assert.DoesNotContain(db.Set<Volunteer>(), row => row.EmailKey == email);
    }

    [Fact]
    public async Task Script_is_shown_as_text_to_the_responsable()
    {
        var email = NewAddress();
        await SignUpAsync(Site.Visit(), email, changes: [("Input.Note", "<script>alert(1)</script>"),
            ("Input.Commune", "Cormeilles-en-Parisis (95)"), ("Input.CommuneCode", "95176")]);
        await ConfirmAsync(Site.Visit(), email);
        var reader = await Site.SignInAsync("commune:95176");
        var link = (await reader.GetAsync("/mon-espace/contacts/")).Document.QuerySelectorAll("a[href^='/mon-espace/contacts/']")
            .Select(anchor => anchor.GetAttribute("href")!)
            .First(href => href.Split('/')[3].All(char.IsAsciiDigit) && href.Split('/')[3].Length > 0);
        var page = await reader.GetAsync(link);
        Assert.DoesNotContain("<script>alert(1)", page.Text);
        Assert.Contains("&lt;script&gt;alert(1)", page.Text);
    }

    [Fact]
    public async Task Ten_kilobytes_and_control_characters_are_answered_not_feared()
    {
        Assert.Equal(422, (await SignUpAsync(Site.Visit(), NewAddress(), changes: [("Input.Note", new string('é', 10_240))])).Status);
        Assert.Equal(400, (await SignUpAsync(Site.Visit(), NewAddress(), changes: [("Input.FirstName", "Jo\u0000sette")])).Status);
        var email = NewAddress();
        Assert.Equal(
            302, (await SignUpAsync(Site.Visit(), email, changes: [("Input.FirstName", "Jo\u0001se\u001btte"), ("Input.Note", "a\u0007b")]))
                .Status);
        await using var db = Site.Database.Read();
        Assert.Equal("Josette", db.Set<Volunteer>().Single(row => row.EmailKey == email).FirstName);
    }

    [Fact]
    public async Task A_form_without_its_antiforgery_token_is_refused()
    {
        var page = await SignUpAsync(Site.Visit(), NewAddress(), changes: [("jeton", null)]);
        Assert.Equal(400, page.Status);
    }

    [Fact]
    public async Task A_commune_page_hands_its_commune_to_the_form()
    {
        var page = await Site.Visit().GetAsync("/agirlocal95/inscription/?commune=95323");
        Assert.Equal("95323", page.Document.QuerySelector("[name='Input.CommuneCode']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Confirming_needs_the_button_and_works_once()
    {
        var email = NewAddress();
        var visitor = Site.Visit();
        await SignUpAsync(visitor, email);
        var link = await Site.LinkInMailAsync(email, "/confirmer/");
        var page = await visitor.GetAsync(link);
        Assert.Equal(VolunteerState.Pending, StateOf(email));
        var welcome = await visitor.FollowAsync(await page.SubmitAsync("main form[method=post]"));
        Assert.Equal(VolunteerState.Confirmed, StateOf(email));
        Assert.Equal(200, welcome.Status);
        Assert.Contains("Jouy-le-Moutier", welcome.Text);
        Assert.DoesNotContain(email, welcome.Text);
        var again = await visitor.GetAsync(link);
        Assert.Equal(200, again.Status);
        Assert.Null(again.Document.QuerySelector("main form[method=post]"));
    }

    [Fact]
    public async Task The_rest_is_asked_once_the_address_is_confirmed_and_may_be_left_out()
    {
        var email = NewAddress();
        var visitor = Site.Visit();
        await SignUpAsync(visitor, email);
        var page = await visitor.GetAsync(await Site.LinkInMailAsync(email, "/confirmer/"));
        var welcome = await visitor.FollowAsync(await page.SubmitAsync("main form[method=post]"));
        Assert.DoesNotContain(email, welcome.Text, StringComparison.Ordinal);
        var thanked =
            await visitor.FollowAsync(await welcome.SubmitAsync("main form.form", null, ("availability", "soir"), ("note", "Le soir")));
        Assert.Contains("C’est noté", thanked.Text, StringComparison.Ordinal);
        Assert.Null(thanked.Document.QuerySelector("main form.form"));
        await using var db = Site.Database.Read();
        var volunteer = db.Set<Volunteer>().Single(row => row.EmailKey == email);
        Assert.True(volunteer.Availability > 0);
        Assert.Equal(("Le soir", "Josette"), (volunteer.Note, volunteer.FirstName));
        Assert.Null((await Site.Visit().GetAsync(welcome.Response.RequestMessage!.RequestUri!.AbsolutePath))
            .Document.QuerySelector("main form.form"));
    }

    [Fact]
    public async Task An_expired_or_unknown_link_explains_what_to_do()
    {
        var email = NewAddress();
        await SignUpAsync(Site.Visit(), email);
        var expired = await Site.IssueLinkAsync(LinkPurpose.ConfirmSignUp, IdOf(email), TimeSpan.FromSeconds(-1));
        var page = await Site.Visit().GetAsync($"/confirmer/{expired}/");
        Assert.Equal(410, page.Status);
        Assert.NotNull(page.Document.QuerySelector("main a[href*='inscription']"));
        Assert.Equal(404, (await Site.Visit().GetAsync("/confirmer/nimportequoi/")).Status);
    }

    [Fact]
    public async Task The_personal_link_corrects_pauses_and_leaves()
    {
        var email = NewAddress();
        var visitor = Site.Visit();
        await SignUpAsync(visitor, email);
        await ConfirmAsync(visitor, email);
        var path = await Site.LinkInMailAsync(email, "/ma-fiche/");
        var record = await visitor.GetAsync(path);
        Assert.Contains("no-store", record.Header("Cache-Control"));
        Assert.Equal(302, (await record.SubmitAsync("form.form", "", ("Input.FirstName", "Paulette"))).Status);
        Assert.Contains("Paulette", (await visitor.GetAsync(path)).Text);
        Assert.Equal(302, (await record.SubmitAsync("form[action*='Pause']")).Status);
        Assert.Equal(VolunteerState.Paused, StateOf(email));
        Assert.Equal(422, (await (await visitor.GetAsync(path)).SubmitAsync("form[action*='Leave']")).Status);
        Assert.Equal(302, (await (await visitor.GetAsync(path)).SubmitAsync("form[action*='Leave']", null, ("sure", "true"))).Status);
        Assert.Equal(404, (await visitor.GetAsync(path)).Status);
        await using var db = Site.Database.Read();
        Assert.DoesNotContain(db.Set<Volunteer>(), row => row.EmailKey == email);
    }

    private VolunteerState StateOf(string email)
    {
        using var db = Site.Database.Read();
        return db.Set<Volunteer>().Single(row => row.EmailKey == email).State;
    }

    private long IdOf(string email)
    {
        using var db = Site.Database.Read();
        return db.Set<Volunteer>().Single(row => row.EmailKey == email).Id;
    }
}
