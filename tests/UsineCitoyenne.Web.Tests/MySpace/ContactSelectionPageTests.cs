using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Contacts.Table;
using UsineCitoyenne.Core.Volunteers;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Web.Tests.MySpace;

/// <summary>Ticked lines, as a browser without script sends them to each act of the table.</summary>
public sealed class ContactSelectionPageTests(SiteFixture fixture) : WebTest(fixture)
{
    private const string Table = "/mon-espace/contacts/?commune=95500";

    [Fact]
    public async Task Ticked_lines_are_whom_each_act_is_about()
    {
        var (ticked, other, lead) = await StartAsync();
        var table = await lead.GetAsync(Table);
        var csv = (await table.SubmitAsync("#lot", "?handler=Export", ("ids", $"{ticked.Id}"))).Text;
        Assert.Contains(ticked.Email, csv);
        Assert.DoesNotContain(other.Email, csv);
        var sheet = (await table.SubmitAsync("#lot", "/mon-espace/contacts/liste/", ("ids", $"{ticked.Id}"))).Text;
        Assert.Contains(ticked.Email, sheet);
        Assert.DoesNotContain(other.Email, sheet);
        var form = await lead.FollowAsync(await table.SubmitAsync("#lot", "/mon-espace/contacts/?handler=Write", ("ids", $"{ticked.Id}")));
        Assert.Contains("La personne cochée", form.Text);
        var draft = await lead.FollowAsync(await form.SubmitAsync("form.form", "", ("Subject", "Samedi"), ("Body", "Bonjour")));
        Assert.Contains("1 personne le recevra", draft.Document.QuerySelector("aside.card")!.TextContent.Replace('\u00a0', ' '));
        Assert.Contains(
            "2 personnes le recevront", (await lead.FollowAsync(await table.SubmitAsync("#liste", "/mon-espace/contacts/?handler=Write")))
            .Document.QuerySelector("aside.card")!.TextContent.Replace('\u00a0', ' '));
    }

    [Theory]
    [InlineData("?handler=Export")]
    [InlineData("?handler=Workbook")]
    [InlineData("?handler=Write")]
    [InlineData("?handler=Bulk")]
    public async Task A_selection_of_nobody_is_refused_by_each_act(string act)
    {
        var (ticked, other, lead) = await StartAsync();
        var table = await lead.GetAsync(Table);
        foreach (var fields in new (string, string?)[][]
        {
            [("acte", "Pause")], [("ids", "987654321"), ("acte", "Pause")], [("ids", "moi"), ("acte", "Pause")],
                [("portee", null), ("acte", "Pause")],
            [("portee", null), ("ids", $"{ticked.Id}"), ("acte", "Pause")], [("portee", "vue"), ("ids", $"{ticked.Id}"), ("acte", "Pause")],
            [("portee", "vue"), ("portee", "ids"), ("ids", $"{ticked.Id}"), ("acte", "Pause")], [("portee", "VUE"), ("acte", "Pause")],
            [("portee", "selection"), ("acte", "Pause")],
        })
        {
            var refused = await table.SubmitAsync("#lot", "/mon-espace/contacts/" + act, fields);
            Assert.Equal(422, refused.Status);
            Assert.Contains(ContactAim.Unsaid, refused.Document.QuerySelector("main")!.TextContent);
            Assert.Equal("", refused.Header("Content-Disposition"));
            Assert.DoesNotContain(other.Email, refused.Header("Location"));
        }
    }

    [Fact]
    public async Task Each_button_says_whom_it_touches()
    {
        var (ticked, other, lead) = await StartAsync();
        static string Words(VisitedPage page, string selector) =>
            page.Document.QuerySelector(selector)!.TextContent.Replace('\u00a0', ' ').Replace('\u202f', ' ').Trim();
        var table = await lead.GetAsync(Table);
        Assert.Equal("Écrire aux 2 personnes de cette liste", Words(table, "button[form=liste][formaction$=Write]"));
        Assert.Equal("Écrire aux personnes cochées", Words(table, "#lot button[formaction$=Write]"));
        Assert.Equal(
            "Écrire à la personne cochée", Words(await lead.GetAsync($"{Table}&ids={ticked.Id}"), "#lot button[formaction$=Write]"));
        Assert.Equal("Écrire aux 2 personnes cochées", Words(
            await lead.GetAsync($"{Table}&ids={ticked.Id}&ids={other.Id}"), "#lot button[formaction$=Write]"));
        var whole = await lead.GetAsync(table.Document.QuerySelector("#lot a[href*=portee]")!.GetAttribute("href")!);
        Assert.Equal("Écrire aux 2 personnes de cette liste", Words(whole, "#lot button[formaction$=Write]"));
        Assert.Empty(whole.Document.QuerySelectorAll("[name=ids]"));
        Assert.Contains("2 personnes", (await lead.FollowAsync(await whole.SubmitAsync("#lot", null, ("acte", "Resume"))))
            .Document.QuerySelector("main")!.TextContent.Replace('\u00a0', ' '));
    }

    [Fact]
    public async Task A_list_of_nobody_is_not_printed_and_a_message_to_nobody_is_not_written()
    {
        var (_, _, lead) = await StartAsync();
        var table = await lead.GetAsync(Table);
        var printed = await table.SubmitAsync("#lot", "/mon-espace/contacts/liste/", ("ids", "moi"));
        Assert.Equal(422, printed.Status);
        Assert.Contains(ContactAim.Unsaid, printed.Document.QuerySelector("main")!.TextContent);
        Assert.Equal(422, (await lead.GetAsync("/mon-espace/campagnes/nouvelle/?commune=95500")).Status);
        var form = await lead.GetAsync("/mon-espace/campagnes/nouvelle/?commune=95500&portee=ids");
        Assert.Contains("0 personne le recevra", form.Document.QuerySelector("aside.card")!.TextContent.Replace('\u00a0', ' '));
        Assert.Equal(422, (await form.SubmitAsync("form.form", "", ("Subject", "Samedi"), ("Body", "Bonjour"))).Status);
    }

    private async Task<(Volunteer Ticked, Volunteer Other, Visitor Lead)> StartAsync()
    {
        await using (var db = Site.Database.Read())
        {
            if (!await db.Set<Volunteer>().AnyAsync(row => row.CommuneCode == "95500"))
            {
                foreach (var email in new[] { NewAddress(), NewAddress() })
                {
                    await SignUpAsync(Site.Visit(), email, changes: [
                        ("Input.Commune", "Pontoise (95)"), ("Input.CommuneCode", "95500"), ("Input.AcceptsNews", "true")]);
                    await ConfirmAsync(Site.Visit(), email);
                }
            }
        }
        await using var read = Site.Database.Read();
        var people = await read.Set<Volunteer>().Where(row => row.CommuneCode == "95500").OrderBy(row => row.Id).ToListAsync();
        return (people[0], people[1], await Site.SignInAsync("departement:95"));
    }
}
