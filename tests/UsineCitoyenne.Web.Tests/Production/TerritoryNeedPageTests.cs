using UsineCitoyenne.Core.Ledger.Products;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Needs;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Web.Tests.Production;

/// <summary>The needs of a responsable's territory.</summary>
public sealed class TerritoryNeedPageTests(SiteFixture fixture) : WebTest(fixture)
{
    private const string List = "/mon-espace/besoins/";

    [Fact]
    public async Task A_need_entered_by_word_of_mouth_gets_its_priority_and_is_met()
    {
        var lead = await Site.SignInAsync("departement:95");
        var id = await AddAsync(lead, "Mairie de Pontoise", "95500", "Pontoise (95)");
        var today = await lead.GetAsync("/mon-espace/");
        Assert.Contains("une priorité", today.Document.QuerySelector("main")!.TextContent);
        Assert.NotNull((await lead.GetAsync("/mon-espace/production/")).Document.QuerySelector("main a[href='/mon-espace/besoins/']"));
        var line = (await lead.GetAsync(List)).Document.QuerySelectorAll("tbody tr")
            .Single(row => row.TextContent.Contains("Mairie de Pontoise", StringComparison.Ordinal));
        Assert.Contains("À dire", line.TextContent);
        var page = await lead.GetAsync($"{List}{id}/");
        Assert.Equal(400, (await page.SubmitAsync("form[action*=Prioritise]", null, ("priority", "9"))).Status);
        var urgent = await lead.FollowAsync(await page.SubmitAsync("form[action*=Prioritise]", null, ("priority", "Urgent")));
        Assert.Contains("Priorité urgente", urgent.Document.QuerySelector(".page-head")!.TextContent);
        Assert.Contains("Solange Bobine", urgent.Text);
        var wrong = await urgent.SubmitAsync("form[action*=Renew]", null, ("neededBy", "hier"));
        Assert.Equal((422, "hier"), (wrong.Status, wrong.Document.QuerySelector("#NeededBy")!.GetAttribute("value")));
        Assert.Equal(302, (await urgent.SubmitAsync("form[action*=Renew]")).Status);
        var met = await lead.FollowAsync(await urgent.SubmitAsync("form[action*=Meet]"));
        Assert.Contains("Couvert", met.Document.QuerySelector(".page-head")!.TextContent);
        Assert.Equal(422, (await urgent.SubmitAsync("form[action*=Withdraw]")).Status);
        Assert.DoesNotContain("Mairie de Pontoise", (await lead.GetAsync(List)).Text);
        Assert.Contains("Mairie de Pontoise", (await lead.GetAsync(List + "?etat=met")).Text);
    }

    [Fact]
    public async Task Another_territory_finds_nothing_and_is_told_nothing()
    {
        var own = await Site.SignInAsync("commune:95127");
        var id = await AddAsync(own, "École des Fileuses", "95127", "Cergy (95)");
        var page = await own.GetAsync($"{List}{id}/");
        Assert.Equal(200, page.Status);
        foreach (var elsewhere in new[] { "departement:78", "commune:95500" })
        {
            var stranger = await Site.SignInAsync(elsewhere);
            var (there, nowhere) = (await stranger.GetAsync($"{List}{id}/"), await stranger.GetAsync($"{List}987654321/"));
            Assert.Equal((404, 404), (there.Status, nowhere.Status));
            Assert.DoesNotContain("Fileuses", there.Text + (await stranger.GetAsync(List)).Text);
            var token = (await stranger.GetAsync(List + "ajouter/")).Document.QuerySelector("[name=jeton]")!.GetAttribute("value")!;
            foreach (var handler in new[] { "Prioritise", "Meet", "Withdraw", "Renew" })
            {
                Assert.Equal(404, (await stranger.PostAsync($"{List}{id}/?handler={handler}",
                    [new("jeton", token), new("priority", "Urgent"), new("neededBy", "2026-12-31")])).Status);
            }
            Assert.Equal(422, (await (await stranger.GetAsync(List + "ajouter/")).SubmitAsync("form.form", null,
                await FieldsAsync("Intrus", "95127", "Cergy (95)"))).Status);
        }
        Assert.StartsWith("/connexion", (await Site.Visit().GetAsync(List)).Location);
        var administrator = await Site.SignInAsync("needs-admin@example.org", (MandateAlias.Administrator, TerritoryRef.Nation));
        Assert.Equal(403, (await administrator.GetAsync(List)).Status);
        Assert.Equal(403, (await administrator.GetAsync($"{List}{id}/")).Status);
        Assert.Equal(403, (await administrator.GetAsync("/mon-espace/production/")).Status);
    }

    [Fact]
    public async Task An_agent_of_production_reads_nobodys_details()
    {
        var id = await AddAsync(await Site.SignInAsync("commune:95500"), "Lycée de la Navette", "95500", "Pontoise (95)");
        var agent = await Site.SignInAsync("agent-besoins@example.org",
            (MandateAlias.ProductionAgent, new TerritoryRef(TerritoryKind.Commune, "95500")));
        var page = await agent.GetAsync($"{List}{id}/");
        Assert.Contains("Lycée de la Navette", page.Text);
        Assert.DoesNotContain("Solange", page.Text);
        Assert.DoesNotContain("Quai de la Bobinette", page.Text);
        Assert.Equal(302, (await page.SubmitAsync("form[action*=Prioritise]", null, ("priority", "High"))).Status);
    }

    [Theory]
    [InlineData("?p=2147483647")]
    [InlineData("?p=-3&etat=pending")]
    [InlineData("?etat=%C3%A9&produit=99999999999999999999")]
    [InlineData("?produit=x&p=x")]
    public async Task Odd_addresses_are_answered(string query) =>
        Assert.Equal(200, (await (await Site.SignInAsync("departement:95")).GetAsync(List + query)).Status);

    private async Task<long> AddAsync(Visitor visitor, string organisation, string code, string commune)
    {
        var page = await visitor.GetAsync(List + "ajouter/");
        var fields = await FieldsAsync(organisation, code, commune);
        var unasked = fields.Where(field => field.Name != "Input.AcceptsContact");
        Assert.Equal(422, (await page.SubmitAsync("form.form", null, [.. unasked])).Status);
        Assert.Equal(302, (await page.SubmitAsync("form.form", null, fields)).Status);
        Assert.Equal(302, (await page.SubmitAsync("form.form", null, fields)).Status);
        await using var db = Site.Database.Read();
        return db.Set<SupplyNeed>().Single(row => row.OrganisationName == organisation).Id;
    }

    private async Task<(string Name, string? Value)[]> FieldsAsync(string organisation, string code, string commune)
    {
        var gown = (await Site.Get<ProductService>().ListAsync()).Single(sheet => sheet.Name == "Surblouse");
        return
        [
            ("Input.Product", $"{gown.Id}"), ("Input.Quantity", "80"), ("Input.NeededBy", $"{DateTime.UtcNow.AddDays(20):yyyy-MM-dd}"),
            ("Input.Requester", "TownHall"), ("Input.OrganisationName", organisation), ("Input.Commune", commune),
            ("Input.CommuneCode", code), ("Input.ContactName", "Solange Bobine"), ("Input.Phone", "06 39 98 00 03"),
            ("Input.Note", "Quai de la Bobinette"), ("Input.AcceptsContact", "true"),
        ];
    }
}
