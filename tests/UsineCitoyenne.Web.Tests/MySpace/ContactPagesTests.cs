using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UsineCitoyenne.Core.Volunteers;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Web.Tests.MySpace;

/// <summary>What a responsable does in the tables, without script.</summary>
public sealed class ContactPagesTests(SiteFixture fixture) : WebTest(fixture)
{
    [Fact]
    public async Task A_line_is_corrected_from_the_view_and_goes_back_to_it_and_can_be_taken_back()
    {
        var (id, responsable) = await StartAsync();
        var table = await responsable.GetAsync("/mon-espace/contacts/?profil=couture&commune=95323");
        var link = table.Document.QuerySelector($"#p{id} a[data-edit]")!.GetAttribute("href")!;
        var form = await responsable.GetAsync(link);
        var wrong = await form.SubmitAsync("form[data-edit-form]", null, ("telephone", "12"), ("savoir", "transport"));
        Assert.Equal(422, wrong.Status);
        Assert.Equal("12", wrong.Document.QuerySelector("#Phone")!.GetAttribute("value"));
        Assert.NotNull(wrong.Document.QuerySelector("#Phone-error"));
        Assert.NotNull(wrong.Document.QuerySelector("[name=savoir][value=transport][checked]"));
        var saved = await wrong.SubmitAsync("form[data-edit-form]", null, ("telephone", "06 39 98 12 00"), ("savoir", "couture"),
            ("lieu", "Cergy (95)"), ("code", null));
        Assert.Equal($"/mon-espace/contacts/?commune=95323&profil=couture#p{id}", saved.Location);
        var page = await responsable.GetAsync($"/mon-espace/contacts/{id}/");
        Assert.Contains("06 39 98 12 00", page.Document.QuerySelector("main")!.TextContent.Replace('\u00a0', ' '));
        Assert.Contains("Cergy (95)", page.Text);
        var undone = await responsable.FollowAsync(await page.SubmitAsync("form[action*='Undo']"));
        Assert.Contains("Jouy-le-Moutier (95)", undone.Document.QuerySelector("dl.facts")!.TextContent);
        Assert.Null(undone.Document.QuerySelector("form[action*='Undo']"));
    }

    [Fact]
    public async Task Notes_and_tags_show_on_the_persons_page_and_a_tag_narrows_the_table()
    {
        var (id, responsable) = await StartAsync();
        var page = await responsable.GetAsync($"/mon-espace/contacts/{id}/");
        Assert.Equal(422, (await page.SubmitAsync("form[action$='handler=Note']", null, ("note", " "))).Status);
        page = await responsable.FollowAsync(await page.SubmitAsync("form[action$='handler=Note']", null, ("note", "Rappeler mardi")));
        Assert.Contains("Rappeler mardi", page.Text);
        var tag = $"Étiquette {Guid.NewGuid():N}"[..30];
        page = await responsable.FollowAsync(await page.SubmitAsync("form:has([name=label])", null, ("label", tag)));
        var number = page.Document.QuerySelector("form[action*='Untag'] [name=tag]")!.GetAttribute("value");
        var table = await responsable.GetAsync($"/mon-espace/contacts/?etiq={number}");
        Assert.Contains($"id=\"p{id}\"", table.Text);
        Assert.Single(table.Document.QuerySelectorAll("tbody tr"));
        page = await responsable.FollowAsync(await page.SubmitAsync("form[action*='Untag']"));
        Assert.Empty((await responsable.GetAsync($"/mon-espace/contacts/?etiq={number}")).Document.QuerySelectorAll("tbody tr"));
    }

    [Fact]
    public async Task An_act_on_a_selection_says_on_how_many_before_it_is_done()
    {
        var (id, responsable) = await StartAsync();
        var table = await responsable.GetAsync("/mon-espace/contacts/?commune=95323");
        Assert.Equal(422, (await table.SubmitAsync("#lot", null, ("acte", "Pause"), ("ids", null))).Status);
        var asked = await responsable.FollowAsync(await table.SubmitAsync("#lot", null, ("acte", "Pause"), ("ids", $"{id}")));
        Assert.Contains("1 personne", asked.Text);
        Assert.Equal(VolunteerState.Confirmed, await StateAsync(id));
        var done = await responsable.FollowAsync(await asked.SubmitAsync("main form[method=post]"));
        Assert.Contains("1 fiche a changé", done.Text);
        Assert.Equal(VolunteerState.Paused, await StateAsync(id));
        Assert.Contains("commune=95323", done.Document.QuerySelector("main .actions a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_kept_view_forgets_what_was_searched_for()
    {
        var (_, responsable) = await StartAsync();
        var found = await responsable.FollowAsync(await (await responsable.GetAsync("/mon-espace/contacts/?profil=couture"))
            .SubmitAsync("form[role=search]", null, ("search", "ourlet")));
        var kept = await responsable.FollowAsync(await found.SubmitAsync("form[action*='Save']", null, ("nom", "Mes couturières")));
        Assert.Equal("/mon-espace/contacts/?profil=couture", kept.Document.QuerySelectorAll("a[data-view]")
            .Single(chip => chip.TextContent.Contains("Mes couturières", StringComparison.Ordinal)).GetAttribute("href"));
    }

    [Fact]
    public async Task The_workbook_comes_as_a_file()
    {
        var (_, responsable) = await StartAsync();
        var book = await (await responsable.GetAsync("/mon-espace/contacts/?commune=95323")).SubmitAsync("#liste", "?handler=Workbook");
        Assert.Equal(200, book.Status);
        Assert.Contains(".xlsx", book.Header("Content-Disposition"));
        Assert.StartsWith("PK", book.Text);
    }

    [Fact]
    public async Task The_code_on_a_printed_list_ends_a_pause_or_takes_the_person_out()
    {
        var (id, responsable) = await StartAsync();
        var table = await responsable.GetAsync("/mon-espace/contacts/?commune=95323");
        await responsable.FollowAsync(
            await (await responsable.FollowAsync(await table.SubmitAsync("#lot", null, ("acte", "Pause"), ("ids", $"{id}"))))
                .SubmitAsync("main form[method=post]"));
        var sheet = await table.SubmitAsync("#liste", "/mon-espace/contacts/liste/");
        Assert.Contains("Tirée par", sheet.Text);
        Assert.NotEmpty(sheet.Document.QuerySelectorAll("svg.qr path"));
        var token = await Site.Database.WriteAsync(db => Task.FromResult(
            Site.Services.GetRequiredService<Core.Links.LinkTokens>()
                .Issue(db, Core.Links.LinkPurpose.Presence, id, TimeSpan.FromDays(1))));
        var visitor = Site.Visit();
        var page = await visitor.GetAsync($"/presence/{token}/");
        Assert.DoesNotContain("Ourlet", page.Text);
        Assert.Contains("toujours disponible", (await visitor.FollowAsync(await page.SubmitAsync("main form"))).Text);
        Assert.Equal(VolunteerState.Confirmed, await StateAsync(id));
        Assert.Equal(422, (await page.SubmitAsync("form[action*='Leave']")).Status);
        await page.SubmitAsync("form[action*='Leave']", null, ("sure", "true"));
        Assert.Equal(VolunteerState.Left, await StateAsync(id));
        Assert.Equal(404, (await visitor.GetAsync($"/presence/{token}/")).Status);
    }

    [Fact]
    public async Task Table_two_lists_the_mandates_of_the_territory_only()
    {
        await Site.SignInAsync("commune:95127");
        await Site.SignInAsync("departement:78");
        var responsable = await Site.SignInAsync("departement:95");
        var page = await responsable.GetAsync("/mon-espace/contacts/responsables/");
        Assert.Contains("Cergy (95)", page.Text);
        Assert.DoesNotContain("Yvelines", page.Document.QuerySelector("table")!.TextContent);
        var found = await page.SubmitAsync("form[role=search]", null, ("search", "cergy"));
        Assert.DoesNotContain("cergy", found.Location, StringComparison.OrdinalIgnoreCase);
        var row = Assert.Single((await responsable.FollowAsync(found)).Document.QuerySelectorAll("tbody tr"));
        var link = row.QuerySelector("a[data-open]")!.GetAttribute("href")!;
        Assert.Equal(200, (await responsable.GetAsync(link)).Status);
        Assert.Equal(404, (await (await Site.SignInAsync("departement:78")).GetAsync(link)).Status);
        Assert.StartsWith("text/csv", (await page.SubmitAsync("form[action*='Export']")).Header("Content-Type"));
    }

    private async Task<(long Id, Visitor Responsable)> StartAsync()
    {
        var (email, visitor) = (NewAddress(), Site.Visit());
        await SignUpAsync(visitor, email);
        await ConfirmAsync(visitor, email);
        await using var db = Site.Database.Read();
        return (db.Set<Volunteer>().Single(row => row.EmailKey == email).Id, await Site.SignInAsync("departement:95"));
    }

    private async Task<VolunteerState> StateAsync(long id)
    {
        await using var db = Site.Database.Read();
        return await db.Set<Volunteer>().Where(row => row.Id == id).Select(row => row.State).SingleAsync();
    }
}
