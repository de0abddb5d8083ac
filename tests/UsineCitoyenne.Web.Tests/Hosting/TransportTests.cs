using Microsoft.AspNetCore.Http;

namespace UsineCitoyenne.Web.Tests.Hosting;

/// <summary>What travels: over HTTPS always in production, and what a cookie may be read by.</summary>
public sealed class TransportTests(SiteFixture fixture) : WebTest(fixture)
{
    [Fact]
    public async Task A_kept_page_asks_for_https_as_a_fresh_one_does()
    {
        foreach (var _ in new[] { "fresh", "kept" })
        {
            var answer = await SendAsync("GET", "https", "/agirlocal95/");
            Assert.Equal(200, answer.StatusCode);
            Assert.StartsWith("max-age=", answer.Headers.StrictTransportSecurity.ToString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/connexion/")]
    [InlineData("/agirlocal95/inscription/")]
    [InlineData("/umbraco/login/")]
    public async Task A_form_over_plain_http_says_where_it_works(string path)
    {
        var answer = await SendAsync("GET", "http", path);
        Assert.Equal(421, answer.StatusCode);
        Assert.Contains($"href=\"https://localhost{path}\"", await new StreamReader(answer.Body)
            .ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_sent_to_a_public_page_over_plain_http()
    {
        Assert.Equal(200, (await SendAsync("GET", "http", "/progression/")).StatusCode);
        foreach (var method in new[] { "POST", "PUT", "DELETE" })
        {
            Assert.Equal(421, (await SendAsync(method, "http", "/progression/")).StatusCode);
        }
    }

    [Fact]
    public async Task Every_cookie_of_the_site_is_secure_and_out_of_reach_of_scripts()
    {
        await Site.SignInAsync("region:28");
        var visitor = Site.Visit();
        var form = await visitor.GetAsync("/connexion/");
        var sent = await form.SubmitAsync("form.form", "", ("Email", "region-28@example.org"));
        var cookies = form.Response.Headers.GetValues("Set-Cookie").Concat(sent.Response.Headers.GetValues("Set-Cookie")).ToList();
        Assert.Contains(cookies, cookie => cookie.StartsWith("__Host-mot=", StringComparison.Ordinal));
        Assert.All(cookies, cookie =>
        {
            Assert.StartsWith("__Host-", cookie, StringComparison.Ordinal);
            Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        });
    }

    private async Task<HttpResponse> SendAsync(string method, string scheme, string path) => (await Site.SendAsync(
        context => (context.Request.Method, context.Request.Scheme, context.Request.Host, context.Request.Path) =
            (method, scheme, new HostString("usine.example.org"), path),
        TestContext.Current.CancellationToken)).Response;
}
