using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Web.Tests.MySpace;

public sealed class MandatesPageTests(SiteFixture fixture) : WebTest(fixture)
{
    [Theory]
    [InlineData("Territory", "departement:95", "Val-d’Oise")]
    [InlineData("Commune", "Jouy-le-Moutier", "Jouy-le-Moutier")]
    public async Task An_administrator_gives_a_mandate_and_the_person_enters(string field, string value, string place)
    {
        var email = NewAddress();
        var administrator = await AdministratorAsync();
        var page = await administrator.GetAsync("/mon-espace/mandats/");
        var answer = await page.SubmitAsync("form.form", "", ("Email", email), ("Name", "Claude Passementier"), (field, value));
        Assert.Equal(302, answer.Status);
        var list = await administrator.GetAsync("/mon-espace/mandats/");
        Assert.Contains(email, list.Text);
        var mail = (await Site.MailsAsync()).Last(sent => sent.Content.ToAddress == email);
        Assert.Contains(place, mail.Content.Subject);
    }

    [Theory]
    [InlineData("Email", "claude")]
    [InlineData("Name", "")]
    [InlineData("Commune", "Saint")]
    [InlineData("Territory", "departement:00")]
    public async Task What_is_wrong_is_said_beside_its_field_and_no_mandate_is_given(string field, string value)
    {
        var administrator = await AdministratorAsync();
        (string, string?)[] right = [("Email", NewAddress()), ("Name", "Claude"), ("Territory", "departement:95"), ("Commune", null)];
        var page = await (await administrator.GetAsync("/mon-espace/mandats/"))
            .SubmitAsync("form.form", "", [.. right.Where(change => change.Item1 != field), (field, value)]);
        Assert.Equal(422, page.Status);
        Assert.False(string.IsNullOrWhiteSpace(page.Document.QuerySelector($"#{field}-error")?.TextContent), page.Text);
    }

    [Fact]
    public async Task An_administrator_edits_the_lists_of_the_form()
    {
        var administrator = await AdministratorAsync();
        var page = await administrator.GetAsync("/mon-espace/listes/");
        Assert.Equal(302, (await page.SubmitAsync("form[action*='Add']", null, ("label", "Repassage à domicile"))).Status);
        Assert.Contains("Repassage à domicile", (await Site.Visit().GetAsync("/inscription/")).Text);
        Assert.Equal(422, (await page.SubmitAsync("form[action*='Add']", null, ("label", "Repassage à domicile"))).Status);
    }

    private Task<Visitor> AdministratorAsync() => Site.SignInAsync("admin@example.org", (MandateAlias.Administrator, TerritoryRef.Nation));
}
