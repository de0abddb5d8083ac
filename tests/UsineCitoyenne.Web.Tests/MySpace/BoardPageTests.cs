using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Web.Tests.MySpace;

public sealed class BoardPageTests(SiteFixture fixture) : WebTest(fixture)
{
    [Fact]
    public async Task The_nation_sees_departements_first_a_departement_its_communes()
    {
        var nation = await Site.SignInAsync("nation:FR");
        var board = await nation.GetAsync("/mon-espace/postes/");
        Assert.Contains("territoire=departement:", board.Document.QuerySelector("tbody a")!.GetAttribute("href"));
        Assert.Equal(50, board.Document.QuerySelectorAll("tbody tr").Length);
        Assert.NotEmpty((await nation.GetAsync("/mon-espace/postes/?territoire=nation:FR&p=2")).Document.QuerySelectorAll("tbody tr"));
        var departement = await Site.SignInAsync("departement:95");
        Assert.Contains("territoire=commune:95", (await departement.GetAsync("/mon-espace/postes/"))
            .Document.QuerySelector("tbody a")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("/mon-espace/postes/")]
    [InlineData("/mon-espace/couverture/")]
    [InlineData("/mon-espace/equipe/")]
    public async Task A_board_shows_the_readers_territory_only(string path)
    {
        var lead = await Site.SignInAsync("departement:95");
        Assert.Equal(200, (await lead.GetAsync(path)).Status);
        Assert.Equal(200, (await lead.GetAsync(path + "?territoire=commune:95323")).Status);
        foreach (var elsewhere in new[] { "departement:78", "commune:78646", "region:11", "nation:FR", "commune:00000", "n’importe quoi" })
        {
            Assert.Equal(403, (await lead.GetAsync(path + "?territoire=" + Uri.EscapeDataString(elsewhere))).Status);
        }
        Assert.StartsWith("/connexion", (await Site.Visit().GetAsync(path)).Location);
    }

    [Fact]
    public async Task Somebody_is_named_by_their_address_to_a_vacant_post_and_what_is_wrong_stays_beside_its_field()
    {
        var (email, lead) = (NewAddress(), await Site.SignInAsync("departement:95"));
        var board = await lead.GetAsync("/mon-espace/postes/?territoire=commune:95101");
        var wrong = await board.SubmitAsync("#nommer form", null, ("Invitation.Name", "Colette"), ("Invitation.Email", "colette"));
        Assert.Equal(422, wrong.Status);
        Assert.NotNull(wrong.Document.QuerySelector("#Email-error"));
        Assert.Equal("Colette", wrong.Document.QuerySelector("#Name")!.GetAttribute("value"));
        var told = await lead.FollowAsync(
            await board.SubmitAsync("#nommer form", null, ("Invitation.Name", "Colette"), ("Invitation.Email", email)));
        Assert.Contains("L’invitation part", told.Text);
        Assert.Contains((await Site.MailsAsync()), sent => sent.Content.ToAddress == email);
        Assert.Equal(
            403, (await board.SubmitAsync("#nommer form", "/mon-espace/postes/?handler=Invite&territoire=commune:78646",
                ("Invitation.Name", "Colette"), ("Invitation.Email", email))).Status);
    }

    [Fact]
    public async Task The_call_shows_its_count_before_and_leaves_once()
    {
        var email = NewAddress();
        await SignUpAsync(Site.Visit(), email, changes: [("Input.Commune", "Pontoise (95)"), ("Input.CommuneCode", "95500"),
            ("Input.AcceptsNews", "true"), ("Input.Profiles", "organisation"), ("Input.LastName", "Ficelle")]);
        await ConfirmAsync(Site.Visit(), email);
        var lead = await Site.SignInAsync("departement:95");
        var page = await lead.GetAsync("/mon-espace/postes/?territoire=commune:95500");
        Assert.Contains("1 personne le recevra", page.Text.Replace('\u00a0', ' '));
        Assert.Contains("Josette Ficelle", page.Text);
        Assert.Equal(302, (await page.SubmitAsync("form[action*='Call']")).Status);
        Assert.Contains("Un appel est déjà parti", (await lead.GetAsync("/mon-espace/postes/?territoire=commune:95500")).Text);
        Assert.Contains(await Site.MailsAsync(), mail => mail.Template == "appel-aux-candidatures" && mail.Content.ToAddress == email);
        var administrator = await Site.SignInAsync("board-admin@example.org", (MandateAlias.Administrator, TerritoryRef.Nation));
        var numbers = await administrator.GetAsync("/mon-espace/postes/?territoire=commune:95500");
        Assert.DoesNotContain("Ficelle", numbers.Text);
        Assert.Null(numbers.Document.QuerySelector("form[action*='Call']"));
    }

    [Theory]
    [InlineData("tri=population&sens=desc", "75")]
    [InlineData("tri=population", "")]
    [InlineData("tri=n’importe", "01")]
    public async Task Coverage_is_sorted_as_asked(string query, string first)
    {
        var page = await (await Site.SignInAsync("nation:FR")).GetAsync("/mon-espace/couverture/?" + query);
        Assert.Equal(200, page.Status);
        Assert.EndsWith(first switch { "75" => "departement:59", "01" => "departement:01", _ => "" },
            page.Document.QuerySelector("tbody a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task The_holder_hands_over_on_a_page_and_the_level_above_suspends_on_another()
    {
        var holder = await Site.SignInAsync("commune:95476");
        var mine = (await holder.GetAsync("/mon-espace/")).Document.QuerySelector("a[href*='/mon-espace/mandats/']")!.GetAttribute("href")!;
        var email = NewAddress();
        await (await Site.Visit().GetAsync("/devenir-responsable/?territoire=commune:95476")).SubmitAsync("form.form", "",
            ("Input.Type", MandateAlias.CommuneOrganiser), ("Input.Name", "Basile Relais"), ("Input.Email", email));
        await (await Site.Visit().GetAsync(await Site.LinkInMailAsync(email, "/candidature/"))).SubmitAsync("main form");
        var pass = await holder.GetAsync(mine + "passer-la-main/");
        Assert.Contains("Basile Relais", pass.Text);
        Assert.Equal(422, (await pass.SubmitAsync("form.form", "", ("Successor", null), ("Day", ""))).Status);
        var key = pass.Document.QuerySelector("input[name=Successor]")!.GetAttribute("value");
        Assert.Equal(mine, (await pass.SubmitAsync("form.form", "", ("Successor", key), ("Day", ""))).Location);
        Assert.Contains("doit encore accepter", (await holder.GetAsync(mine)).Text);

        var lead = await Site.SignInAsync("departement:95");
        var file = await lead.GetAsync(mine);
        Assert.Equal(302, (await file.SubmitAsync("form[action*='Suspend']", null, ("Reason", "Vacances"))).Status);
        Assert.Equal(403, (await holder.GetAsync("/mon-espace/contacts/")).Status);
        Assert.Contains("Vacances", (await holder.GetAsync(mine)).Text);
        Assert.Equal(404, (await (await Site.SignInAsync("departement:78")).GetAsync(mine)).Status);
        Assert.Equal(404, (await (await Site.SignInAsync("commune:95127")).GetAsync(mine)).Status);
    }

    [Fact]
    public async Task A_name_is_public_only_while_its_holder_agrees()
    {
        const string Page = "/agirlocal95/communes/cergy/";
        var holder = await Site.SignInAsync("nom-public@example.org",
            (MandateAlias.CommuneOrganiser, new TerritoryRef(TerritoryKind.Commune, "95127")));
        var leadership = Site.Get<Leadership>();
        await Site.RefreshAsync();
        Assert.DoesNotContain("Dominique Navette", (await Site.Visit().GetAsync(Page)).Text);
        foreach (var shown in new[] { true, false })
        {
            Assert.Equal(302, (await (await holder.GetAsync("/mon-espace/")).SubmitAsync("form[action*='PublicName']")).Status);
            await Site.RefreshAsync();
            Assert.Equal(shown, (await Site.Visit().GetAsync(Page)).Text.Contains("Dominique Navette", StringComparison.Ordinal));
        }
        Assert.True(leadership.IsLed(new TerritoryRef(TerritoryKind.Commune, "95127")));
    }

    [Fact]
    public async Task Progress_is_public_and_names_nobody()
    {
        await Site.SignInAsync("commune:95500");
        await Site.RefreshAsync();
        var page = await Site.Visit().GetAsync("/progression/");
        Assert.Equal(200, page.Status);
        Assert.True(page.Document.QuerySelectorAll("tbody tr").Length > 95);
        Assert.DoesNotContain("Dominique", page.Text);
        Assert.NotNull(page.Document.QuerySelector("svg.france-map path.lvl-1"));
    }

    [Fact]
    public async Task An_administrator_edits_kinds_of_mandate()
    {
        var administrator = await Site.SignInAsync("types-admin@example.org", (MandateAlias.Administrator, TerritoryRef.Nation));
        var page = await administrator.GetAsync("/mon-espace/mandats/types/");
        Assert.Equal(
            302, (await page.SubmitAsync("form[action*='Add']", null, ("Input.Name", "Référente des écoles"), ("Input.Levels", "Commune"),
                ("Input.Active", "true"), ("Input.MissionSheet", "## Bonjour\n<script>alert(1)</script>"))).Status);
        var sheet = await Site.Visit().GetAsync("/feuille-de-route/referente-des-ecoles/");
        Assert.Contains("<h2>Bonjour</h2>", sheet.Text);
        Assert.DoesNotContain("<script>alert", sheet.Text);
        var refused = await page.SubmitAsync("form[action*='administrateur-national']", null, ("Input.Rights", null));
        Assert.Equal(422, refused.Status);
        Assert.Contains("administre", refused.Document.QuerySelector(".field__error")!.TextContent);
        Assert.Equal(403, (await (await Site.SignInAsync("departement:95")).GetAsync("/mon-espace/mandats/types/")).Status);
    }
}
