using System.Text.Json;
using UsineCitoyenne.Core.Communes;

namespace UsineCitoyenne.Web.Tests.Territories;

public sealed class TerritoryLookupTests(SiteFixture fixture) : WebTest(fixture)
{
    [Theory]
    [InlineData("jouy le m", "95323")]
    [InlineData("95280", "95323")]
    [InlineData("st denis", "97411,93066")]
    [InlineData("SAINT-DENIS", "97411,93066")]
    [InlineData("l'isle adam", "95313")]
    public async Task A_commune_is_found_by_name_or_postcode_the_largest_first(string query, string codes)
    {
        var answer = await Site.Visit().GetAsync($"/api/territoires?q={Uri.EscapeDataString(query)}");
        using var json = JsonDocument.Parse(answer.Text);
        var found = json.RootElement.EnumerateArray().Select(place => place.GetProperty("code").GetString()!).Take(codes.Split(',').Length);
        Assert.Equal(codes.Split(',').Order(), found.Order());
        Assert.Contains("max-age", answer.Header("Cache-Control"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?q=")]
    [InlineData("?q=j")]
    [InlineData("?q=zzzzzz")]
    public async Task Nothing_is_an_empty_list(string query) =>
        Assert.Equal("[]", (await Site.Visit().GetAsync("/api/territoires" + query)).Text);

    [Theory]
    [InlineData("?genre=departement&q=95", "Val-d’Oise (95)")]
    [InlineData("?genre=departement&q=2a", "Corse-du-Sud (2A)")]
    [InlineData("?genre=departement&q=d'oise", "Val-d’Oise (95)")]
    [InlineData("?codes=95323,2A004", "Jouy-le-Moutier (95)|Ajaccio (2A)")]
    [InlineData("?genre=departement&codes=95,99", "Val-d’Oise (95)")]
    [InlineData("?codes=", "")]
    public async Task A_field_of_the_back_office_finds_departements_and_the_names_of_codes(string query, string labels)
    {
        using var json = JsonDocument.Parse((await Site.Visit().GetAsync("/api/territoires" + query)).Text);
        Assert.Equal(labels, string.Join('|', json.RootElement.EnumerateArray().Select(place => place.GetProperty("label").GetString())));
    }

    [Fact]
    public async Task A_commune_page_tells_its_state_and_how_to_help()
    {
        var page = await Site.Visit().GetAsync("/agirlocal95/communes/cergy/");
        Assert.Equal(200, page.Status);
        Assert.NotNull(page.Document.QuerySelector("a[href*='inscription/?commune=95127']"));
    }

    [Fact]
    public async Task A_commune_page_shows_its_volunteers_whoever_counted_them_anew()
    {
        const string Page = "/agirlocal95/communes/jouy-le-moutier/";
        var visitor = Site.Visit();
        Assert.Equal("Personne encore", await CountAsync());
        var email = NewAddress();
        await SignUpAsync(visitor, email);
        await ConfirmAsync(visitor, email);
        await Site.Get<CommuneJob>().RunAsync();
        Assert.StartsWith("1", await CountAsync());

        async Task<string> CountAsync() => (await visitor.GetAsync(Page)).Document.QuerySelector(".course li span")!.TextContent;
    }
}
