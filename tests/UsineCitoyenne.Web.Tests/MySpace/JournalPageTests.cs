using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Volunteers;

namespace UsineCitoyenne.Web.Tests.MySpace;

public sealed class JournalPageTests(SiteFixture fixture) : WebTest(fixture)
{
    [Fact]
    public async Task A_responsable_reads_who_opened_a_record_filters_and_takes_the_lines_away_and_a_stranger_does_not()
    {
        var email = NewAddress();
        await SignUpAsync(Site.Visit(), email);
        await ConfirmAsync(Site.Visit(), email);
        await using var db = Site.Database.Read();
        var id = (await db.Set<Volunteer>().SingleAsync(row => row.EmailKey == email)).Id;
        var lead = await Site.SignInAsync("departement:95");
        var record = await lead.GetAsync($"/mon-espace/contacts/{id}/");
        var link = record.Document.QuerySelector("main a[href*='/journal/?fiche=']")!.GetAttribute("href")!;

        var journal = await lead.GetAsync(link);
        Assert.Contains("a ouvert une fiche", Assert.Single(journal.Document.QuerySelectorAll("tbody tr")).TextContent);
        Assert.Contains("Dominique Navette", journal.Document.QuerySelector("tbody")!.TextContent);
        Assert.DoesNotContain("Ourlet", journal.Document.QuerySelector("main")!.TextContent);
        var export = await journal.SubmitAsync("form[action*='Export']");
        Assert.StartsWith("text/csv", export.Header("Content-Type"));
        Assert.Equal(2, export.Text.TrimEnd().Split('\n').Length);
        Assert.Contains("a ouvert une fiche;1;", export.Text);
        Assert.Equal(2, export.Text.Split("Dominique Navette").Length - 1);

        Assert.Empty((await lead.GetAsync(link + "&acte=Exported")).Document.QuerySelectorAll("tbody tr"));
        var wrong = await lead.GetAsync("/mon-espace/journal/?du=hier&au=2026-11-21");
        Assert.Equal(422, wrong.Status);
        Assert.Equal("hier", wrong.Document.QuerySelector("#Du")!.GetAttribute("value"));
        Assert.Contains("comme 21/11/2026", wrong.Document.QuerySelector("#Du-error")!.TextContent);

        var stranger = await Site.SignInAsync("departement:78");
        Assert.Equal(404, (await stranger.GetAsync(link)).Status);
        Assert.DoesNotContain("a ouvert une fiche", (await stranger.GetAsync("/mon-espace/journal/"))
            .Document.QuerySelector("main")!.TextContent.Split("Les dernières lignes").Last());
        Assert.StartsWith("/connexion", (await Site.Visit().GetAsync("/mon-espace/journal/")).Location);
    }
}
