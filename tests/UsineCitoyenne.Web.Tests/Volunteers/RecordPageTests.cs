using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Web.Tests.Volunteers;

public sealed class RecordPageTests(SiteFixture fixture) : WebTest(fixture)
{
    [Fact]
    public async Task A_volunteer_reads_who_saw_her_details_and_nothing_that_reaches_the_reader()
    {
        var (visitor, record) = await RecordAsync();
        Assert.Contains("Personne pour l’instant", (await visitor.GetAsync(record)).Text);
        var responsable = await Site.SignInAsync("departement:95");
        await responsable.GetAsync("/mon-espace/contacts/");
        var page = await visitor.GetAsync(record);
        var row = page.Document.QuerySelector("#lectures tbody tr")!.TextContent;
        Assert.Contains("Val-d’Oise (95)", row);
        Assert.Contains("Affichées dans une liste", row);
        Assert.DoesNotContain("@", page.Document.QuerySelector("#lectures")!.TextContent);
        Assert.Contains("no-store", page.Header("Cache-Control"));
    }

    [Fact]
    public async Task Her_data_come_as_a_file_to_who_presses_the_button_of_her_page_only()
    {
        var (visitor, record) = await RecordAsync();
        var page = await visitor.GetAsync(record);
        var file = await page.SubmitAsync("form[action*='File']");
        Assert.Equal((200, "application/json"), (file.Status, file.Header("Content-Type")));
        Assert.Contains("mes-donnees.json", file.Header("Content-Disposition"));
        Assert.Contains("no-store", file.Header("Cache-Control"));
        using var json = System.Text.Json.JsonDocument.Parse(file.Text);
        Assert.Equal("Josette", json.RootElement.GetProperty("fiche").GetProperty("prenom").GetString());
        Assert.Equal(3, json.RootElement.GetProperty("accords").GetArrayLength());
        Assert.Equal(400, (await visitor.PostAsync($"{record}?handler=File", [])).Status);
        Assert.Equal(404, (await page.SubmitAsync("form[action*='File']", $"/ma-fiche/{new string('A', 43)}/?handler=File")).Status);
    }

    [Fact]
    public async Task Of_two_tabs_the_second_to_save_is_told_and_keeps_what_was_typed()
    {
        var (visitor, record) = await RecordAsync();
        var (first, second) = (await visitor.GetAsync(record), await visitor.GetAsync(record));
        Assert.Equal(302, (await first.SubmitAsync("form.form", "", ("Input.FirstName", "Paulette"))).Status);
        var told = await second.SubmitAsync("form.form", "", ("Input.LastName", "Galon"));
        Assert.Equal(409, told.Status);
        Assert.Contains("prénom, nom", told.Text, StringComparison.Ordinal);
        Assert.Equal("Galon", told.Document.QuerySelector("#LastName")!.GetAttribute("value"));
        Assert.Contains("Bonjour Paulette", told.Text, StringComparison.Ordinal);
        Assert.Equal(302, (await told.SubmitAsync("form.form", "", ("Input.FirstName", "Paulette"))).Status);
        var now = (await visitor.GetAsync(record)).Document;
        Assert.Equal(("Paulette", "Galon"),
            (now.QuerySelector("#FirstName")!.GetAttribute("value"), now.QuerySelector("#LastName")!.GetAttribute("value")));
    }

    [Fact]
    public async Task Without_ones_link_one_asks_for_it_and_the_answer_tells_nothing()
    {
        var (_, email) = await KnownAsync();
        async Task<VisitedPage> AskAsync(string address)
        {
            var visitor = Site.Visit();
            return await visitor.FollowAsync(await (await visitor.GetAsync("/ma-fiche/"))
                .SubmitAsync("form.form", null, ("Email", address)));
        }
        string Said(VisitedPage page) => page.Document.QuerySelector(".alert--success")!.TextContent;
        Assert.Equal(Said(await AskAsync(email)), Said(await AskAsync(NewAddress())));
        await using var db = Site.Database.Read();
        Assert.Single(db.Set<Core.Mailing.OutboxMail>(), mail => mail.Template == "lien-fiche");
        Assert.NotNull((await Site.Visit().GetAsync($"/ma-fiche/{new string('A', 43)}/"))
            .Document.QuerySelector("main a[href='/ma-fiche/']"));
    }

    [Fact]
    public async Task An_address_changes_once_its_owner_confirms_it_and_the_former_one_is_told()
    {
        var (visitor, email) = await KnownAsync();
        var page = await visitor.GetAsync(await Site.LinkInMailAsync(email, "/ma-fiche/"));
        var wrong = await page.SubmitAsync("form[action*='Address']", null, ("newEmail", "zélie@"));
        Assert.Equal((422, "zélie@"), (wrong.Status, wrong.Document.QuerySelector("#NewEmail")!.GetAttribute("value")));
        var other = NewAddress();
        Assert.Equal(302, (await page.SubmitAsync("form[action*='Address']", null, ("newEmail", other))).Status);
        var link = await Site.LinkInMailAsync(other, "/nouvelle-adresse/");
        var asks = await visitor.GetAsync(link);
        Assert.Equal(email, EmailOf(email));
        Assert.Equal(200, (await asks.SubmitAsync("main form[method=post]")).Status);
        Assert.Equal(other, EmailOf(other));
        Assert.Equal(404, (await visitor.GetAsync(link)).Status);
        await using var db = Site.Database.Read();
        Assert.Single(db.Set<Core.Mailing.OutboxMail>(), mail => mail.Template == "ancienne-adresse");
    }

    private string? EmailOf(string key)
    {
        using var db = Site.Database.Read();
        return db.Set<Core.Volunteers.Volunteer>().Where(row => row.EmailKey == key).Select(row => row.Email).SingleOrDefault();
    }

    private async Task<(Visitor Visitor, string Email)> KnownAsync()
    {
        var email = NewAddress();
        var visitor = Site.Visit();
        await SignUpAsync(visitor, email);
        await ConfirmAsync(visitor, email);
        return (visitor, email);
    }

    [Fact]
    public async Task Who_left_opens_nothing_any_more()
    {
        var (visitor, record) = await RecordAsync();
        var page = await visitor.GetAsync(record);
        Assert.Equal(302, (await page.SubmitAsync("form[action*='Leave']", null, ("sure", "true"))).Status);
        Assert.Equal(404, (await visitor.GetAsync(record)).Status);
        Assert.Equal(404, (await page.SubmitAsync("form[action*='File']")).Status);
    }

    private async Task<(Visitor Visitor, string Record)> RecordAsync()
    {
        var email = NewAddress();
        var visitor = Site.Visit();
        await SignUpAsync(visitor, email);
        await ConfirmAsync(visitor, email);
        return (visitor, await Site.LinkInMailAsync(email, "/ma-fiche/"));
    }
}
