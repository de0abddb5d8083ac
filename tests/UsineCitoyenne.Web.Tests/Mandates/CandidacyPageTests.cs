using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Web.Tests.Mandates;

/// <summary>From the public form to the mandate, without JavaScript.</summary>
public sealed class CandidacyPageTests(SiteFixture fixture) : WebTest(fixture)
{
    private const string Form = "/devenir-responsable/?territoire=commune:95323";

    [Fact]
    public async Task A_candidate_offers_confirms_is_named_accepts_and_enters()
    {
        var email = NewAddress();
        var lead = await Site.SignInAsync("departement:95");
        var visitor = Site.Visit();
        Assert.Equal("/devenir-responsable/merci/", (await ApplyAsync(visitor, email)).Location);
        var confirm = await visitor.GetAsync(await Site.LinkInMailAsync(email, "/candidature/"));
        Assert.Contains("feuille-de-route/organisateur-communal", confirm.Text);
        Assert.Contains("est partie", (await confirm.SubmitAsync("main form")).Text);

        var list = await lead.GetAsync("/mon-espace/candidatures/");
        var path = list.Document.QuerySelectorAll("tbody a").First(link => link.TextContent == NameOf(email)).GetAttribute("href")!;
        var file = await lead.GetAsync(path);
        Assert.Contains(email, file.Text);
        Assert.Equal("/mon-espace/candidatures/", (await file.SubmitAsync("form[action*='Nominate']")).Location);

        var link = await Site.LinkInMailAsync(email, "/nomination/");
        var accept = await visitor.GetAsync(link);
        Assert.Contains("12 mois", accept.Text);
        Assert.Equal(422, (await accept.SubmitAsync("main form", "", ("AcceptsCharter", "true"))).Status);
        var welcome = await accept.SubmitAsync("main form", "", ("AcceptsCharter", "true"), ("AcceptsConfidentiality", "true"));
        Assert.Contains("Bienvenue dans l’équipe", welcome.Text);
        Assert.Equal(410, (await visitor.GetAsync(link)).Status);
    }

    [Fact]
    public async Task Opening_the_links_of_the_mails_changes_nothing()
    {
        var email = NewAddress();
        await ApplyAsync(Site.Visit(), email);
        var path = await Site.LinkInMailAsync(email, "/candidature/");
        Assert.Equal((200, 200), ((await Site.Visit().GetAsync(path)).Status, (await Site.Visit().GetAsync(path)).Status));
        Assert.DoesNotContain(NameOf(email), (await (await Site.SignInAsync("departement:95")).GetAsync("/mon-espace/candidatures/")).Text);
    }

    [Fact]
    public async Task The_territory_is_found_by_a_name_a_choice_or_a_list()
    {
        Assert.Equal(Form, (await Site.Visit().GetAsync("/devenir-responsable/?commune=Jouy-le-Moutier")).Location);
        var several = await Site.Visit().GetAsync("/devenir-responsable/?commune=Saint-Denis");
        Assert.Equal(200, several.Status);
        Assert.True(several.Document.QuerySelectorAll("input[type=radio][name=code]").Length > 1);
        Assert.Contains("Responsable de la région", (await Site.Visit().GetAsync("/devenir-responsable/?territoire=region:11")).Text);
        Assert.Contains("Nous ne connaissons pas de commune",
            (await Site.Visit().GetAsync("/devenir-responsable/?commune=Nullepart-sur-Rien")).Text);
    }

    [Theory]
    [InlineData("Input.Email", "josette", "Email")]
    [InlineData("Input.Name", "", "Name")]
    [InlineData("Input.Type", "administrateur-national", "Type")]
    public async Task A_bad_answer_is_said_beside_its_field(string field, string value, string error)
    {
        var page = await ApplyAsync(Site.Visit(), NewAddress(), (field, value));
        Assert.Equal(422, page.Status);
        Assert.False(string.IsNullOrWhiteSpace(page.Document.QuerySelector($"#{error}-error")?.TextContent), page.Text);
    }

    [Fact]
    public async Task A_robot_is_thanked_and_nothing_is_kept()
    {
        var email = NewAddress();
        Assert.Equal("/devenir-responsable/merci/", (await ApplyAsync(Site.Visit(), email, ("Website", "http://spam"))).Location);
        Assert.DoesNotContain(await Site.MailsAsync(), mail => mail.Content.ToAddress == email);
    }

    [Fact]
    public async Task Whoever_is_suggested_may_say_no_and_is_forgotten()
    {
        var email = NewAddress();
        var page = await Site.Visit().GetAsync("/devenir-responsable/suggerer/?territoire=commune:95323");
        var thanks = await page.SubmitAsync("form.form", "", ("Input.Type", MandateAlias.CommuneOrganiser), ("Input.Name", "Lucie Dé"),
            ("Input.Email", email), ("Input.SuggestedBy", "Paul Bouton"));
        Assert.Equal(302, thanks.Status);
        var ask = await Site.Visit().GetAsync(await Site.LinkInMailAsync(email, "/candidature/"));
        Assert.Contains("Paul Bouton a pensé à vous", ask.Document.QuerySelector("h1")!.TextContent);
        var path = await Site.LinkInMailAsync(email, "/candidature/");
        var answer = await (await Site.Visit().GetAsync(path)).SubmitAsync("main form", "?handler=Decline");
        Assert.Contains("tout est effacé", answer.Text);
        Assert.Equal(410, (await Site.Visit().GetAsync(path)).Status);
    }

    [Fact]
    public async Task A_neighbour_reads_no_candidacy()
    {
        var email = NewAddress();
        await ApplyAsync(Site.Visit(), email);
        await (await Site.Visit().GetAsync(await Site.LinkInMailAsync(email, "/candidature/"))).SubmitAsync("main form");
        var lead = await Site.SignInAsync("departement:95");
        var path = (await lead.GetAsync("/mon-espace/candidatures/")).Document.QuerySelectorAll("tbody a")
            .First(link => link.TextContent == NameOf(email)).GetAttribute("href")!;
        foreach (var territory in new[] { "departement:78", "commune:95127", "commune:95323" })
        {
            var stranger = await Site.SignInAsync(territory);
            Assert.Equal(404, (await stranger.GetAsync(path)).Status);
            Assert.DoesNotContain(NameOf(email), (await stranger.GetAsync("/mon-espace/candidatures/")).Text);
        }
        Assert.StartsWith("/connexion", (await Site.Visit().GetAsync(path)).Location);
    }

    [Fact]
    public async Task A_mission_sheet_is_public()
    {
        var sheet = await Site.Visit().GetAsync("/feuille-de-route/organisateur-communal/");
        Assert.Contains("<h2>La première semaine</h2>", sheet.Text);
        Assert.Equal(404, (await Site.Visit().GetAsync("/feuille-de-route/roi-de-france/")).Status);
    }

    // Names are letters.
    private static string NameOf(string email) =>
        "Josette " + string.Concat(email[..8].Select(character => char.IsDigit(character) ? (char)('g' + character - '0') : character));

    private static async Task<VisitedPage> ApplyAsync(Visitor visitor, string email, params (string Name, string? Value)[] changes)
    {
        (string Name, string? Value)[] right =
            [("Input.Type", MandateAlias.CommuneOrganiser), ("Input.Name", NameOf(email)), ("Input.Email", email),
                ("Input.Message", "Me voici")];
        var names = changes.Select(change => change.Name).ToHashSet();
        return await (await visitor.GetAsync(Form))
            .SubmitAsync("form.form", "", [.. right.Where(field => !names.Contains(field.Name)), .. changes]);
    }
}
