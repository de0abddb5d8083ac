using UsineCitoyenne.Core.Communes;
using UsineCitoyenne.Core.Ledger.Totals;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Production;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Web.Tests.MySpace;

/// <summary>
/// From the cloth to the hand-out through the pages, as an organiser, an agent of the town hall and a volunteer use them.
/// </summary>
public sealed class ProductionPageTests(SiteFixture fixture) : WebTest(fixture)
{
    private const string Board = "/mon-espace/production/95127/";
    private const string Submit = "main form.form";

    [Fact]
    public async Task A_commune_cuts_hands_out_takes_back_treats_and_gives_and_the_public_page_counts()
    {
        var (organiser, volunteer) = (await ProducingAsync(), await VolunteerAsync());
        await DoAsync(organiser, "recevoir/?produit=" + await ProductAsync(organiser, "Tissu"), ("Quantity", "60 m"));
        await DoAsync(organiser, "recevoir/?produit=" + await ProductAsync(organiser, "Élastique"), ("Quantity", "400 m"));
        await DoAsync(organiser, "faire/", ("Quantity", "980"), ("Rejected", "20"));

        var issue = await organiser.GetAsync(Board + "remettre/");
        var wrong = await issue.SubmitAsync(Submit, null, ("Shares[0].Quantity", "9999"));
        Assert.Equal(422, wrong.Status);
        Assert.Equal("9999", wrong.Document.QuerySelector("[name='Shares[0].Quantity']")!.GetAttribute("value"));
        var slips = await organiser.FollowAsync(await issue.SubmitAsync(Submit, null, ("Shares[0].Quantity", "40")));
        Assert.Contains("1 bon à imprimer", slips.Text);
        Assert.DoesNotContain("Ourlet", slips.Document.QuerySelector(".slips")!.TextContent);

        // The volunteer tells by the link of the mail; a stranger who photographs the code learns the commune and nothing else.
        var kits = await Site.Visit().GetAsync(await Site.LinkInMailAsync(volunteer, "/kits/"));
        Assert.Contains("40 masques à coudre", kits.Document.QuerySelector("h2")?.TextContent ?? kits.Text);
        var told = await kits.SubmitAsync(Submit, null, ("Ready", "41"));
        Assert.Equal(422, told.Status);
        Assert.Equal("41", told.Document.QuerySelector("[name=Ready]")!.GetAttribute("value"));
        Assert.Equal(302, (await kits.SubmitAsync(Submit, null, ("Ready", "40"), ("PickUp", "true"))).Status);
        Assert.Contains("demande qu’on vienne chercher 40 masques", (await organiser.GetAsync(Board)).Text.Replace('\u00a0', ' '));
        var slip = slips.Document.QuerySelector(".slip__number")!.TextContent.Replace(" ", "");
        var found = await Site.Visit().GetAsync($"/q/{slip}/");
        Assert.Contains("Cergy", found.Text);
        Assert.DoesNotContain("Josette", found.Text);
        Assert.Equal(404, (await Site.Visit().GetAsync("/q/22222222223/")).Status);
        Assert.Contains("reprendre", (await organiser.GetAsync($"/q/{slip}/")).Location);

        await DoAsync(organiser, "reprendre/?bon=" + slip, ("Quantity", "38"), ("Lost", "2"), ("Reason", "Damaged"));
        await DoAsync(organiser, "faire/?etape=3", ("Quantity", "38"), ("Stage", "3"));
        await DoAsync(organiser, "distribuer/", ("Quantity", "38"), ("Recipient", "Résidence Les Tilleuls"));
        await Site.Get<LedgerFoldingJob>().RunAsync();
        await Site.Get<ProductionFigures>().RefreshAsync(now: true);
        Assert.Contains("masques donnés", (await Site.Visit().GetAsync("/agirlocal95/communes/cergy/")).Text);
        var board = await organiser.GetAsync(Board);
        Assert.Contains("Distribution : Résidence Les Tilleuls", board.Text.Replace('\u00a0', ' '));
        Assert.Empty((await Site.Get<LedgerCheck>().RunAsync()).Differences);

        // Undone with one press, and the figure with it.
        Assert.Equal(302, (await board.SubmitAsync(".moves form")).Status);
        await Site.Get<ProductionFigures>().RefreshAsync(now: true);
        Assert.DoesNotContain("masques donnés", (await Site.Visit().GetAsync("/agirlocal95/communes/cergy/")).Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("recevoir/")]
    [InlineData("faire/")]
    [InlineData("remettre/")]
    [InlineData("reprendre/")]
    [InlineData("distribuer/")]
    [InlineData("envoyer/")]
    [InlineData("perte/")]
    [InlineData("compter/")]
    [InlineData("ecart/?lieu=1")]
    [InlineData("arrivee/?envoi=1")]
    [InlineData("bons/1/")]
    public async Task Another_commune_is_not_there(string page)
    {
        var stranger = await Site.SignInAsync("commune:95323");
        Assert.Equal(404, (await stranger.GetAsync(Board + page)).Status);
        Assert.StartsWith("/connexion", (await Site.Visit().GetAsync(Board + page)).Location);
    }

    [Fact]
    public async Task An_agent_of_the_town_hall_works_without_a_contact()
    {
        await ProducingAsync();
        var agent = await Site.SignInAsync(
            "agent-cergy@example.org", (MandateAlias.ProductionAgent, new TerritoryRef(TerritoryKind.Commune, "95127")));
        Assert.Equal(Board, (await agent.GetAsync("/mon-espace/production/")).Location);
        var board = await agent.GetAsync(Board);
        Assert.Equal(200, board.Status);
        Assert.Null(board.Document.QuerySelector("a[href^='/mon-espace/contacts/']"));
        Assert.Equal(403, (await agent.GetAsync("/mon-espace/contacts/")).Status);
    }

    [Fact]
    public async Task Who_receives_only_treats_what_is_sewn_and_does_not_cut()
    {
        await ProducingAsync();
        var administrator = await Site.SignInAsync("types-admin@example.org", (MandateAlias.Administrator, TerritoryRef.Nation));
        var types = await administrator.GetAsync("/mon-espace/mandats/types/");
        Assert.Equal(302, (await types.SubmitAsync("form[action*='Add']", null, ("Input.Name", "Qui lave"), ("Input.Levels", "Commune"),
            ("Input.Rights", "Receives"), ("Input.TermMonths", "12"), ("Input.Active", "true"))).Status);
        var steriliser = await Site.SignInAsync(
            "sterilise@example.org", ("qui-lave", new TerritoryRef(TerritoryKind.Commune, "95127")));
        Assert.Equal(403, (await steriliser.GetAsync(Board + "faire/?etape=1")).Status);
        var page = await steriliser.GetAsync(Board + "faire/?etape=3");
        Assert.Equal(200, page.Status);
        // Nothing is sewn yet: the page says so, and does not refuse the person.
        Assert.Equal(422, (await page.SubmitAsync(Submit, null, ("Quantity", "999999"), ("Stage", "3"))).Status);
    }

    [Theory]
    [InlineData("territoire=departement:78")]
    [InlineData("territoire=nation:FR")]
    [InlineData("territoire=commune:78646")]
    [InlineData("territoire=arrondissementmunicipal:75101")]
    [InlineData("territoire=x")]
    public async Task A_statement_of_another_territory_is_not_there(string query) =>
        Assert.Equal(404, (await (await Site.SignInAsync("departement:95")).GetAsync("/mon-espace/production/?" + query)).Status);

    [Theory]
    [InlineData("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    [InlineData("csv", "text/csv")]
    public async Task A_statement_is_taken_away_as_a_file(string format, string type)
    {
        var lead = await Site.SignInAsync("departement:95");
        Assert.Equal(200, (await lead.GetAsync("/mon-espace/production/")).Status);
        var file = await lead.GetAsync("/mon-espace/production/?format=" + format);
        Assert.Equal(200, file.Status);
        Assert.StartsWith(type, file.Header("Content-Type"));
    }

    private async Task<Visitor> ProducingAsync()
    {
        var organiser = await Site.SignInAsync("commune:95127");
        var states = Site.Get<CommuneStates>();
        await Site.RefreshAsync();
        if (states.Of(Site.Get<TerritoryDirectory>().Current.CurrentCommune("95127")!) != CommuneState.Producing)
        {
            var page = await organiser.GetAsync("/mon-espace/communes/95127/");
            Assert.Equal(302,
                (await page.SubmitAsync("form[action*='Change']", null, ("why", "Premier atelier"), ("act", "Produce"))).Status);
            await states.RefreshAsync();
        }
        return organiser;
    }

    private async Task<string> VolunteerAsync()
    {
        var email = NewAddress();
        await SignUpAsync(Site.Visit(), email, changes: [("Input.Commune", "Cergy (95)"), ("Input.CommuneCode", "95127")]);
        await ConfirmAsync(Site.Visit(), email);
        return email;
    }

    private static async Task<string> ProductAsync(Visitor organiser, string name) =>
        (await organiser.GetAsync(Board + "recevoir/")).Document.QuerySelectorAll(".chips a")
            .Single(link => link.TextContent == name).GetAttribute("href")!.Split('=')[1];

    private static async Task DoAsync(Visitor organiser, string page, params (string Name, string? Value)[] fields) =>
        Assert.Equal(302, (await (await organiser.GetAsync(Board + page)).SubmitAsync(Submit, null, fields)).Status);
}
