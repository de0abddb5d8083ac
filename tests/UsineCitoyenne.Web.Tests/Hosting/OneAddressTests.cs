namespace UsineCitoyenne.Web.Tests.Hosting;

public sealed class OneAddressTests(SiteFixture fixture) : WebTest(fixture)
{
    [Theory]
    [InlineData("/inscription", "/inscription/")]
    [InlineData("/AgirLocal95/Inscription/", "/agirlocal95/inscription/")]
    [InlineData("/agirlocal95/communes/Jouy-le-Moutier?de=Ami", "/agirlocal95/communes/jouy-le-moutier/?de=Ami")]
    [InlineData("/CONNEXION/lien/aBcD", "/connexion/lien/aBcD/")]
    public async Task A_page_asked_for_by_another_spelling_sends_to_its_address_and_keeps_secrets_as_they_are(string asked, string address)
    {
        var answer = await Site.Visit().GetAsync(asked);
        Assert.Equal((301, address), (answer.Status, answer.Location));
    }

    [Theory]
    [InlineData("/healthz")]
    [InlineData("/robots.txt")]
    [InlineData("/api/territoires?q=cergy")]
    public async Task What_is_no_page_stays_where_it_is(string path) => Assert.Equal(200, (await Site.Visit().GetAsync(path)).Status);

    [Fact]
    public async Task Signing_in_again_goes_back_to_the_page_that_asked_and_to_no_other_site()
    {
        var visitor = await Site.SignInAsync("departement:95");
        Assert.Equal("/mon-espace/contacts/", (await visitor.GetAsync("/connexion/?retour=%2Fmon-espace%2Fcontacts%2F")).Location);
        Assert.Equal(200, (await visitor.GetAsync("/connexion/?retour=https%3A%2F%2Fexample.com%2F")).Status);
        Assert.Equal(200, (await visitor.GetAsync("/connexion/?retour=%2F%2Fexample.com")).Status);
        Assert.Equal(200, (await Site.Visit().GetAsync("/connexion/?retour=%2Fmon-espace%2F")).Status);
    }
}
