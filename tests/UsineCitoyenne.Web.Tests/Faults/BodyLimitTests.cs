using System.Text;

namespace UsineCitoyenne.Web.Tests.Faults;

public sealed class BodyLimitTests(SiteFixture fixture) : WebTest(fixture)
{
    [Theory]
    [InlineData("/connexion/")]
    [InlineData("/agirlocal95/inscription/")]
    [InlineData("/mon-espace/contacts/?handler=Export")]
    [InlineData("/courrier/retours")]
    [InlineData("/nulle-part/")]
    public async Task What_is_too_heavy_is_told_with_the_limit_on_every_route(string path)
    {
        using var content = new StringContent("a=" + new string('x', 30_000_001), Encoding.ASCII, "application/x-www-form-urlencoded");
        var refused = await Site.Visit().SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = content });
        Assert.Equal(413, refused.Status);
        Assert.Contains("Ce que vous envoyez est trop lourd (30 Mo au plus)", refused.Document.Body!.TextContent.Replace('\u00a0', ' '));
    }

    [Fact]
    public async Task One_field_too_long_is_too_heavy_and_a_form_without_its_token_has_expired()
    {
        var heavy = await Site.Visit().PostAsync("/connexion/", [new("Email", new string('x', 5_000_000))]);
        Assert.Equal(413, heavy.Status);
        Assert.Contains("trop lourd (4 Mo au plus)", heavy.Document.Body!.TextContent.Replace('\u00a0', ' '));
        var expired = await Site.Visit().PostAsync("/connexion/", [new("Email", "une@example.org")]);
        Assert.Equal(400, expired.Status);
        Assert.Contains("Cette page a expiré", expired.Text);
    }
}
