using UsineCitoyenne.Core.Ledger.Products;
using UsineCitoyenne.Core.Needs;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Web.Tests.Production;

/// <summary>The public form of a need, its confirmation and its owner's page.</summary>
public sealed class NeedPageTests(SiteFixture fixture) : WebTest(fixture)
{
    private const string Form = "form.form";

    [Theory]
    [InlineData("/agirlocal95/besoin/")]
    [InlineData("/besoin/")]
    public async Task A_hospital_asks_confirms_and_follows_its_need(string path)
    {
        var (email, visitor) = (NewAddress(), Site.Visit());
        var sent = await AskAsync(visitor, email, path);
        Assert.Equal((302, path + "merci/"), (sent.Status, sent.Location));
        Assert.Contains(email, (await visitor.FollowAsync(sent)).Text);
        var link = await Site.LinkInMailAsync(email, "/besoin/confirmer/");
        var confirm = await visitor.GetAsync(link);
        Assert.Equal(200, confirm.Status);
        Assert.Contains("no-store", confirm.Header("Cache-Control"));
        foreach (var typed in new[] { "1\u202f200 masques", "EHPAD Les Tilleuls", "Cergy (95)", "Perrine Aiguille", email,
            "06\u00a039\u00a098\u00a000\u00a002", "Entrée de service", "AFNOR SPEC S76-001" })
        {
            Assert.Contains(typed, confirm.Document.QuerySelector("main dl")!.TextContent);
        }
        var record = await visitor.FollowAsync(await confirm.SubmitAsync("main form"));
        Assert.Contains("est confirmé", record.Document.QuerySelector("main [role=status]")!.TextContent);
        Assert.Equal(410, (await visitor.GetAsync(link)).Status);
        Assert.Equal(410, (await confirm.SubmitAsync("main form")).Status);

        Assert.Equal(422, (await record.SubmitAsync("form[action*=Quantity]", null, ("quantity", "beaucoup"))).Status);
        var changed = await visitor.FollowAsync(await record.SubmitAsync("form[action*=Quantity]", null, ("quantity", "900")));
        Assert.Contains("900 masques", changed.Document.QuerySelector("h1")!.TextContent);
        var wrong = await changed.SubmitAsync("form[action*=Renew]", null, ("neededBy", "2020-01-01"));
        Assert.Equal((422, "2020-01-01"), (wrong.Status, wrong.Document.QuerySelector("#NeededBy")!.GetAttribute("value")));
        Assert.Equal(302, (await changed.SubmitAsync("form[action*=Renew]")).Status);
        var met = await visitor.FollowAsync(await changed.SubmitAsync("form[action*=Meet]"));
        Assert.Contains("couvert", met.Document.QuerySelector("main [role=status]")!.TextContent);
        Assert.Null(met.Document.QuerySelector("form[action*=Withdraw]"));
        Assert.Equal(422, (await changed.SubmitAsync("form[action*=Withdraw]")).Status);
        Assert.Equal(404, (await visitor.GetAsync($"/besoin/suivi/{new string('A', 43)}/")).Status);
    }

    [Theory]
    [InlineData("Input.Quantity", "1,5", "Quantity")]
    [InlineData("Input.Quantity", "-4", "Quantity")]
    [InlineData("Input.Quantity", "99999999999999999999", "Quantity")]
    [InlineData("Input.NeededBy", "hier", "NeededBy")]
    [InlineData("Input.NeededBy", "2020-01-01", "NeededBy")]
    [InlineData("Input.Product", "", "Product")]
    [InlineData("Input.Product", "99999999999999999999999", "Product")]
    [InlineData("Input.Requester", "", "Requester")]
    [InlineData("Input.OrganisationName", "www.exemple.fr", "OrganisationName")]
    [InlineData("Input.ContactName", "<script>alert(1)</script>", "ContactName")]
    [InlineData("Input.Email", "perrine", "Email")]
    [InlineData("Input.Phone", "12", "Phone")]
    public async Task What_is_wrong_is_told_beside_its_field_and_what_was_typed_is_kept(string name, string value, string field)
    {
        var answer = await AskAsync(Site.Visit(), NewAddress(), changes: (name, value));
        Assert.Equal(422, answer.Status);
        Assert.Equal($"#{field}", Assert.Single(answer.Document.QuerySelectorAll(".error-summary a")).GetAttribute("href"));
        Assert.NotNull(answer.Document.QuerySelector($"#{field}-error"));
        Assert.Equal("EHPAD Les Tilleuls" == Value(answer, "OrganisationName"), field != "OrganisationName");
        Assert.Equal("Cergy (95)", Value(answer, "Commune"));
        if (field is not ("Product" or "Requester"))
        {
            Assert.Equal(value, Value(answer, field));
        }
    }

    [Fact]
    public async Task All_that_is_wrong_is_told_at_once_in_the_order_of_the_page()
    {
        var page = await Site.Visit().GetAsync("/besoin/");
        var answer = await page.SubmitAsync(Form);
        Assert.Equal(422, answer.Status);
        Assert.Equal(["#Product", "#Quantity", "#NeededBy", "#Requester", "#OrganisationName", "#Commune", "#ContactName", "#Email",
            "#AcceptsContact"],
            answer.Document.QuerySelectorAll(".error-summary a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task Without_script_the_commune_is_found_by_a_button_and_homonyms_are_offered()
    {
        var visitor = Site.Visit();
        var page = await visitor.GetAsync("/agirlocal95/besoin/");
        var found = await page.SubmitAsync(Form, "/agirlocal95/besoin/?handler=Commune", ("Input.Commune", "saint-denis"),
            ("Input.Quantity", "40"));
        Assert.Equal(200, found.Status);
        Assert.True(found.Document.QuerySelectorAll("input[type=radio][name='Input.CommuneCode']").Length > 1);
        Assert.Equal("40", Value(found, "Quantity"));
    }

    [Fact]
    public async Task The_form_has_the_guards_of_the_other_public_forms()
    {
        var email = NewAddress();
        Assert.Equal(302, (await AskAsync(Site.Visit(), email, changes: ("Website", "https://example.org"))).Status);
        Assert.DoesNotContain(await Site.MailsAsync(), mail => mail.Content.ToAddress == email);
        Assert.Equal(422, (await AskAsync(Site.Visit(), email, changes: ("Challenge", "x"))).Status);
        Assert.Equal(400, (await Site.Visit().PostAsync("/besoin/", [KeyValuePair.Create("Input.Email", email)])).Status);
        Assert.Equal(404, (await Site.Visit().GetAsync("/agirlocal99/besoin/")).Status);
        Assert.Equal(404, (await Site.Visit().GetAsync("/agirlocal99/besoin/merci/")).Status);
    }

    [Fact]
    public async Task The_same_form_sent_twice_is_one_need()
    {
        var (email, visitor) = (NewAddress(), Site.Visit());
        var page = await visitor.GetAsync("/besoin/");
        var fields = await FieldsAsync(email);
        Assert.Equal(302, (await page.SubmitAsync(Form, null, fields)).Status);
        Assert.Equal(302, (await page.SubmitAsync(Form, null, fields)).Status);
        Assert.Single(await Site.MailsAsync(), mail => mail.Content.ToAddress == email);
    }

    [Fact]
    public async Task Opening_the_link_of_the_mail_changes_nothing()
    {
        var email = NewAddress();
        await AskAsync(Site.Visit(), email);
        var link = await Site.LinkInMailAsync(email, "/besoin/confirmer/");
        for (var opened = 0; opened < 3; opened++)
        {
            Assert.Equal(200, (await Site.Visit().GetAsync(link)).Status);
        }
        await using var db = Site.Database.Read();
        Assert.DoesNotContain(db.Set<SupplyNeed>().Where(row => row.State != NeedState.Pending).AsEnumerable(),
            need => need.ContactEmail == email);
    }

    private static string? Value(VisitedPage page, string field) => page.Document.QuerySelector($"#{field}")!.GetAttribute("value");

    private async Task<VisitedPage> AskAsync(
        Visitor visitor, string email, string path = "/agirlocal95/besoin/", params (string Name, string? Value)[] changes)
    {
        var names = changes.Select(change => change.Name).ToHashSet();
        var right = await FieldsAsync(email);
        return await (await visitor.GetAsync(path)).SubmitAsync(
            Form, null, [.. right.Where(field => !names.Contains(field.Name)), .. changes]);
    }

    private async Task<(string Name, string? Value)[]> FieldsAsync(string email)
    {
        var mask = (await Site.Get<ProductService>().ListAsync()).Single(sheet => sheet.Name == "Masque à plis");
        return
        [
            ("Input.Product", $"{mask.Id}"), ("Input.Quantity", "1 200"),
            ("Input.NeededBy", $"{DateTime.UtcNow.AddDays(20):yyyy-MM-dd}"), ("Input.Requester", "Hospital"),
            ("Input.OrganisationName", "EHPAD Les Tilleuls"), ("Input.Commune", "Cergy (95)"), ("Input.CommuneCode", "95127"),
            ("Input.ContactName", "Perrine Aiguille"), ("Input.Email", email), ("Input.Phone", "06 39 98 00 02"),
            ("Input.Note", "Entrée de service"), ("Input.AcceptsContact", "true"),
        ];
    }
}
