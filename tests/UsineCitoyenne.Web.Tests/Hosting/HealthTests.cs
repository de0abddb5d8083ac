namespace UsineCitoyenne.Web.Tests.Hosting;

public sealed class HealthTests(SiteFixture fixture) : WebTest(fixture)
{
    [Fact]
    public async Task The_process_says_that_it_lives() => Assert.Equal("ok", (await Site.Visit().GetAsync("/healthz")).Text);

    [Fact]
    public async Task A_production_site_without_a_mail_server_is_not_ready_and_says_why()
    {
        var page = await Site.Visit().GetAsync("/readyz");
        Assert.Equal(503, page.Status);
        Assert.Contains("\"canSend\":false", page.Text);
    }

    [Fact]
    public async Task The_mails_of_a_developer_exist_in_development_only() =>
        Assert.Equal(404, (await Site.Visit().GetAsync("/dev/mails/")).Status);

    [Theory]
    [InlineData("/media/../site.db")]
    [InlineData("/media/..%2Fsite.db")]
    [InlineData("/assets/../appsettings.json")]
    public async Task No_path_leads_out_of_the_public_folders(string path) =>
        Assert.NotEqual(200, (await Site.Visit().GetAsync(path)).Status);
}
