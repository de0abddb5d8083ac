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
