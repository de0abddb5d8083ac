using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Web.Tests.Accounts;

public sealed class SessionPageTests(SiteFixture fixture) : WebTest(fixture)
{
    [Fact]
    public async Task A_copied_cookie_is_dead_once_its_owner_signed_out()
    {
        var owner = await Site.SignInAsync("region:52");
        var thief = owner.Copy();
        Assert.Equal(200, (await thief.GetAsync("/mon-espace/contacts/")).Status);

        await (await owner.GetAsync("/mon-espace/")).SubmitAsync("form[action*='SignOut']");

        Assert.StartsWith("/connexion", (await thief.GetAsync("/mon-espace/contacts/")).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_out_of_the_space_closes_the_back_office_of_the_same_person_in_that_browser()
    {
        var email = NewAddress();
        var editor = await BackofficeClient.SignInAsync(Site, email, "redaction-95");
        await EnterSpaceAsync(editor.Visitor, email);
        var thief = new BackofficeClient(editor.Visitor.Copy());
        Assert.Equal(200, (await thief.GetAsync("/user/current")).Status);

        await (await editor.Visitor.GetAsync("/mon-espace/")).SubmitAsync("form[action*='SignOut']");

        Assert.Equal(401, (await thief.GetAsync("/user/current")).Status);
        Assert.Equal(400, (await thief.RefreshAsync()).Status);
    }

    [Fact]
    public async Task Signing_out_of_the_back_office_closes_the_space_of_the_same_person_and_nobody_elses()
    {
        var email = NewAddress();
        var editor = await BackofficeClient.SignInAsync(Site, email, "redaction-95");
        await EnterSpaceAsync(editor.Visitor, email);
        await editor.PostAsync("/security/back-office/revoke");
        Assert.Equal(302, (await editor.Visitor.GetAsync("/mon-espace/")).Status);

        var shared = await BackofficeClient.SignInAsync(Site, NewAddress(), "redaction-95");
        await Site.SignInAsync("region:75");
        await EnterSpaceAsync(shared.Visitor, "region-75@example.org");
        await shared.PostAsync("/security/back-office/revoke");
        Assert.Equal(200, (await shared.Visitor.GetAsync("/mon-espace/")).Status);
    }

    [Fact]
    public async Task One_sees_ones_devices_closes_one_and_then_all()
    {
        var email = NewAddress();
        var editor = await BackofficeClient.SignInAsync(Site, email, "redaction-95");
        var phone = Site.Visit();
        await EnterSpaceAsync(phone, email);
        var desk = Site.Visit();
        await EnterSpaceAsync(desk, email);
        var list = await desk.GetAsync("/mon-espace/connexions/");
        Assert.Equal(3, list.Document.QuerySelectorAll("main .rows li").Length);
        Assert.Single(list.Document.QuerySelectorAll("main .rows .badge"));
        Assert.Contains("Rédaction", list.Text, StringComparison.Ordinal);

        await list.SubmitAsync("main .rows form");
        list = await desk.GetAsync("/mon-espace/connexions/");
        Assert.Equal(2, list.Document.QuerySelectorAll("main .rows li").Length);

        await list.SubmitAsync("form[action*='SignOut']", null, ("everywhere", "true"));
        Assert.Equal(302, (await phone.GetAsync("/mon-espace/")).Status);
        Assert.Equal(401, (await editor.GetAsync("/user/current")).Status);
    }

    private async Task EnterSpaceAsync(Visitor visitor, string email)
    {
        await (await visitor.GetAsync("/connexion/")).SubmitAsync("form.form", "", ("Email", email));
        var page = await visitor.GetAsync(await Site.LinkInMailAsync(email, "/connexion/lien/"));
        Assert.Equal("/mon-espace/", (await page.SubmitAsync("main form[method=post]")).Location);
    }
}
