using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Web.Tests.Accounts;

public sealed class SignInPageTests(SiteFixture fixture) : WebTest(fixture)
{
    [Fact]
    public async Task A_responsable_asks_for_a_link_and_enters_by_it()
    {
        await Site.SignInAsync("region:11");
        var visitor = Site.Visit();
        var form = await visitor.GetAsync("/connexion/");
        var answer = await form.SubmitAsync("form.form", "", ("Email", "region-11@example.org"));
        Assert.Equal("/connexion/", answer.Location);
        var page = await visitor.GetAsync(await Site.LinkInMailAsync("region-11@example.org", "/connexion/lien/"));
        Assert.Equal("/mon-espace/", (await page.SubmitAsync("main form[method=post]")).Location);
        Assert.Contains("Île-de-France", (await visitor.GetAsync("/mon-espace/")).Text);
    }

    [Fact]
    public async Task An_unknown_address_gets_the_same_answer_as_a_known_one()
    {
        await Site.SignInAsync("region:84");
        var answers = new List<string>();
        foreach (var email in new[] { "region-84@example.org", NewAddress() })
        {
            var visitor = Site.Visit();
            var sent = await (await visitor.GetAsync("/connexion/")).SubmitAsync("form.form", "", ("Email", email));
            var page = await visitor.FollowAsync(sent);
            answers.Add($"{sent.Status} {sent.Location} {page.Document.QuerySelector("main [role=status]")?.TextContent}");
        }
        Assert.Equal(answers[0], answers[1]);
        Assert.Contains("302", answers[0]);
    }

    [Fact]
    public async Task A_wrong_address_is_said_beside_the_field()
    {
        var page = await (await Site.Visit().GetAsync("/connexion/")).SubmitAsync("form.form", "", ("Email", "dominique"));
        Assert.Equal(422, page.Status);
        Assert.Contains("incomplète", page.Document.QuerySelector("#Email-error")!.TextContent);
        Assert.Equal("dominique", page.Document.QuerySelector("[name=Email]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_used_link_says_so_and_offers_another()
    {
        var link = new Uri(await Site.Get<OperatorAccess>()
            .DemoLinkAsync("once@example.org", "Une Fois", (MandateAlias.NationLead, TerritoryRef.Nation))).AbsolutePath;
        await (await Site.Visit().GetAsync(link)).SubmitAsync("main form[method=post]");
        var page = await Site.Visit().GetAsync(link);
        Assert.Equal(410, page.Status);
        Assert.NotNull(page.Document.QuerySelector("main a[href='/connexion/']"));
    }

    [Fact]
    public async Task Signing_out_closes_the_space_and_signing_out_everywhere_closes_every_other_session()
    {
        var phone = await Site.SignInAsync("region:93");
        var desk = await Site.SignInAsync("region:93");
        await (await phone.GetAsync("/mon-espace/")).SubmitAsync("form[action*='SignOut']");
        Assert.Equal(302, (await phone.GetAsync("/mon-espace/")).Status);
        Assert.Equal(200, (await desk.GetAsync("/mon-espace/")).Status);
        var other = await Site.SignInAsync("region:93");
        await (await other.GetAsync("/mon-espace/")).SubmitAsync("form[action*='SignOut']", null, ("everywhere", "true"));
        Assert.Equal(302, (await desk.GetAsync("/mon-espace/")).Status);
    }

    [Fact]
    public async Task The_session_cookie_is_out_of_reach_of_scripts_and_other_sites()
    {
        var link = new Uri(await Site.Get<OperatorAccess>()
            .DemoLinkAsync("cookie@example.org", "Cookie", (MandateAlias.NationLead, TerritoryRef.Nation))).AbsolutePath;
        var answer = await (await Site.Visit().GetAsync(link)).SubmitAsync("main form[method=post]");
        var cookie = answer.Header("Set-Cookie");
        Assert.Contains("__Host-session=", cookie);
        Assert.Contains("httponly", cookie);
        Assert.Contains("secure", cookie);
        Assert.Contains("samesite=lax", cookie);
    }
}
