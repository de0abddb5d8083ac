using UsineCitoyenne.Core.Ledger.Products;
using UsineCitoyenne.Core.Needs;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Web.Tests.Production;

/// <summary>What communes weigh, and how a quantity is shared.</summary>
public sealed class PriorityPageTests(SiteFixture fixture) : WebTest(fixture)
{
    private const string Page = "/mon-espace/priorites/";

    [Fact]
    public async Task A_departement_weighs_proposes_corrects_and_accepts()
    {
        var lead = await Site.SignInAsync("departement:95");
        var mask = (await Site.Get<ProductService>().ListAsync()).Single(sheet => sheet.Name == "Masque à plis").Id;
        foreach (var (code, commune, quantity) in new[] { ("95127", "Cergy (95)", "700"), ("95323", "Jouy-le-Moutier (95)", "400"),
            ("95500", "Pontoise (95)", "100") })
        {
            await AddAsync(lead, mask, code, commune, quantity);
        }
        Assert.NotNull((await lead.GetAsync("/mon-espace/production/")).Document.QuerySelector("main a[href='/mon-espace/priorites/']"));
        var page = await lead.GetAsync($"{Page}?produit={mask}");
        Assert.Equal(422, (await page.SubmitAsync("form[action*=Weigh]", null, ("weights[95323]", "11"))).Status);
        Assert.Equal(422, (await page.SubmitAsync("form[action*=Weigh]", null, ("weights[78646]", "2"))).Status);
        Assert.Equal(422, (await page.SubmitAsync("form[action*=Weigh]", null, ("weights[95323]", "lourd"))).Status);
        page = await lead.FollowAsync(await page.SubmitAsync("form[action*=Weigh]", null, ("weights[95323]", "2")));
        Assert.Equal("2", page.Document.QuerySelector("[name='weights[95323]'] option[selected]")!.GetAttribute("value"));
        var wrong = await page.SubmitAsync("form[action*=Propose]", null, ("quantity", "beaucoup"));
        Assert.Equal((422, "beaucoup"), (wrong.Status, wrong.Document.QuerySelector("#Quantity")!.GetAttribute("value")));

        var proposed = await page.SubmitAsync("form[action*=Propose]", null, ("quantity", "1 000"));
        Assert.Equal(proposed.Location, (await page.SubmitAsync("form[action*=Propose]", null, ("quantity", "1 000"))).Location);
        var detail = await lead.FollowAsync(proposed);
        Assert.Equal(["525", "400", "75"], Typed(detail));
        Assert.Contains("ramené à ce qui manque", detail.Document.QuerySelectorAll("tbody tr")[1].TextContent);
        var names = detail.Document.QuerySelectorAll("tbody input").Select(input => input.GetAttribute("name")!).ToList();
        foreach (var typed in new[] { "701", "-1", "1,5", "beaucoup" })
        {
            var refused = await detail.SubmitAsync("main form", null, (names[0], typed));
            Assert.Equal((422, typed), (refused.Status, Typed(refused)[0]));
        }
        Assert.Equal(422, (await detail.SubmitAsync("main form", null, (names[0], "700"))).Status);
        detail = await lead.FollowAsync(await detail.SubmitAsync("main form", null, (names[0], "500")));
        Assert.Equal(["500", "400", "75"], Typed(detail));
        var accept = proposed.Location + "?handler=Accept";
        var accepted = await lead.FollowAsync(await detail.SubmitAsync("main form", accept));
        Assert.Contains("Accepté", accepted.Document.QuerySelector(".page-head")!.TextContent);
        Assert.Empty(Typed(accepted));
        Assert.Equal(422, (await detail.SubmitAsync("main form", accept)).Status);
        await using var db = Site.Database.Read();
        Assert.Equal(975, db.Set<SupplyNeed>().Where(need => need.ProductId == mask).Sum(need => need.Allocated));

        foreach (var (territory, status) in new[] { ("departement:78", 404), ("commune:95127", 403) })
        {
            var stranger = await Site.SignInAsync(territory);
            Assert.Equal(status, (await stranger.GetAsync(proposed.Location!)).Status);
            Assert.Equal(403, (await stranger.GetAsync($"{Page}?territoire=departement:95&produit={mask}")).Status);
        }
        Assert.StartsWith("/connexion", (await Site.Visit().GetAsync(Page)).Location);
    }

    [Theory]
    [InlineData("?territoire=n’importe")]
    [InlineData("?territoire=commune:95127")]
    [InlineData("?territoire=departement:999")]
    public async Task A_territory_that_is_not_ones_own_is_refused(string query) =>
        Assert.Equal(403, (await (await Site.SignInAsync("departement:95")).GetAsync(Page + query)).Status);

    [Fact]
    public async Task Odd_forms_are_answered()
    {
        var lead = await Site.SignInAsync("departement:95");
        var token = (await lead.GetAsync("/mon-espace/besoins/ajouter/")).Document.QuerySelector("[name=jeton]")!.GetAttribute("value")!;
        foreach (var path in new[] { $"{Page}?handler=Weigh", $"{Page}?handler=Propose&produit=-1", $"{Page}1234567/?handler=Accept" })
        {
            var answer = await lead.PostAsync(path, [new("jeton", token), new("weights[x]", "y"), new("weights[]", "1"),
                new("quantities[x]", "y"), new("quantities[99999999999999999999]", "1"), new("quantity", "9"), new("key", "z")]);
            Assert.InRange(answer.Status, 400, 499);
        }
    }

    private static List<string?> Typed(VisitedPage page) =>
        [.. page.Document.QuerySelectorAll("tbody input").Select(input => input.GetAttribute("value"))];

    private static async Task AddAsync(Visitor lead, long product, string code, string commune, string quantity)
    {
        var page = await lead.GetAsync("/mon-espace/besoins/ajouter/");
        Assert.Equal(302, (await page.SubmitAsync("form.form", null, ("Input.Product", $"{product}"), ("Input.Quantity", quantity),
            ("Input.NeededBy", $"{DateTime.UtcNow.AddDays(20):yyyy-MM-dd}"), ("Input.Requester", "School"),
            ("Input.OrganisationName", "École " + commune), ("Input.Commune", commune), ("Input.CommuneCode", code))).Status);
    }
}
