using System.Reflection;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Volunteers;
using UsineCitoyenne.Testing;
using UsineCitoyenne.Web.Accounts;

namespace UsineCitoyenne.Web.Tests.MySpace;

/// <summary>
/// Walks every route of the site as people who have no business with a volunteer of Jouy-le-Moutier, looking for any of her details.
/// </summary>
public sealed class LeakTests(SiteFixture fixture) : WebTest(fixture)
{
    private const string FirstName = "Philomène";
    private const string LastName = "Quenouillard";
    private const string Phone = "0639989871";

    [Fact]
    public async Task Nobody_without_a_mandate_there_finds_a_detail_on_any_route()
    {
        var (id, email) = await VolunteerAsync();
        var strangers = new Dictionary<string, Visitor>
        {
            ["public"] = Site.Visit(),
            ["volunteer"] = await OtherVolunteerAsync(),
            ["responsable of the Yvelines"] = await Site.SignInAsync("departement:78"),
            ["responsable of the neighbouring commune"] = await Site.SignInAsync("commune:95127"),
            ["administrator"] = await Site.SignInAsync("admin-only@example.org", (MandateAlias.Administrator, TerritoryRef.Nation)),
            ["account whose mandate ended"] = await FormerResponsableAsync(),
        };
        var paths = Paths(id).ToList();
        Assert.True(paths.Count > 25, $"Only {paths.Count} routes: is the walk complete?");
        foreach (var (who, visitor) in strangers)
        {
            foreach (var path in paths)
            {
                AssertNothingOf(await visitor.GetAsync(path), email, $"{who} GET {path}");
            }
            AssertNothingOf(await visitor.GetAsync("/mon-espace/contacts/?dep=95&commune=95323&region=11&epci=249500109"), email,
                $"{who} facets");
            AssertNothingOf(await visitor.PostAsync("/mon-espace/contacts/?handler=Export", []), email, $"{who} export without token");
        }
    }

    [Fact]
    public async Task The_export_and_the_search_of_another_territory_hold_nothing_of_her()
    {
        var (_, email) = await VolunteerAsync();
        var neighbour = NewAddress();
        await SignUpAsync(Site.Visit(), neighbour, changes: [("Input.Commune", "Versailles (78)"), ("Input.CommuneCode", "78646")]);
        await ConfirmAsync(Site.Visit(), neighbour);
        var stranger = await Site.SignInAsync("departement:78");
        var table = await stranger.GetAsync("/mon-espace/contacts/");
        var found = await stranger.FollowAsync(await table.SubmitAsync("form[role=search]", null, ("search", LastName)));
        Assert.DoesNotContain(email, found.Text);
        foreach (var extra in new (string, string?)[] { ("dep", "95"), ("commune", "95323"), ("region", "11") })
        {
            var export = await table.SubmitAsync("#liste", "?handler=Export", extra);
            Assert.Equal(200, export.Status);
            AssertNothingOf(export, email, $"export with {extra}");
        }
    }

    [Fact]
    public async Task Her_own_responsable_finds_her_by_facet_by_text_and_in_the_export()
    {
        var (id, email) = await VolunteerAsync();
        var responsable = await Site.SignInAsync("departement:95");
        Assert.Contains(email, (await responsable.GetAsync("/mon-espace/contacts/?commune=95323&profil=couture")).Text);
        var table = await responsable.GetAsync("/mon-espace/contacts/");
        var answer = await table.SubmitAsync("form[role=search]", null, ("search", "quenouillard philo"));
        Assert.DoesNotContain("quenouillard", answer.Location, StringComparison.OrdinalIgnoreCase);
        var found = await responsable.FollowAsync(answer);
        Assert.Contains(email, found.Text);
        Assert.Contains(email, (await responsable.GetAsync($"/mon-espace/contacts/{id}/")).Text);
        var export = await table.SubmitAsync("#liste", "?handler=Export");
        Assert.StartsWith("text/csv", export.Header("Content-Type"));
        Assert.Contains(email, export.Text);
    }

    [Fact]
    public void Every_private_page_says_what_it_needs()
    {
        var pages = typeof(MySpacePage).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false, Namespace: { } name }
                && name.StartsWith("UsineCitoyenne.Web.Pages.MySpace", StringComparison.Ordinal)
                && type.IsSubclassOf(typeof(PageModel))).ToList();
        Assert.True(pages.Count >= 5);
        Assert.All(pages, page => Assert.True(page.GetCustomAttribute<RequireAttribute>() is not null
            && page.IsSubclassOf(typeof(MySpacePage)), page.Name));
    }

    [Theory]
    [InlineData("/mon-espace/")]
    [InlineData("/mon-espace/contacts/")]
    [InlineData("/mon-espace/contacts/1/")]
    [InlineData("/mon-espace/mandats/")]
    [InlineData("/mon-espace/listes/")]
    public async Task The_public_is_asked_to_sign_in(string path) =>
        Assert.StartsWith("/connexion", (await Site.Visit().GetAsync(path)).Location);

    [Theory]
    [InlineData("/mon-espace/mandats/", "departement:95", 403)]
    [InlineData("/mon-espace/listes/", "departement:95", 403)]
    [InlineData("/mon-espace/contacts/", "departement:95", 200)]
    public async Task A_mandate_opens_its_own_pages_only(string path, string territory, int status) =>
        Assert.Equal(status, (await (await Site.SignInAsync(territory)).GetAsync(path)).Status);

    [Fact]
    public async Task An_administrator_without_a_territory_reads_no_contact()
    {
        var administrator = await Site.SignInAsync("admin-only@example.org", (MandateAlias.Administrator, TerritoryRef.Nation));
        Assert.Equal(403, (await administrator.GetAsync("/mon-espace/contacts/")).Status);
        Assert.Equal(200, (await administrator.GetAsync("/mon-espace/mandats/")).Status);
    }

    [Fact]
    public void The_operators_access_is_used_by_commands_and_start_only()
    {
        var users = Directory.EnumerateFiles(RepositoryRoot.WebFolder, "*.cs*", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal)
                && !file.Contains("node_modules", StringComparison.Ordinal))
            .Where(file => File.ReadAllText(file).Contains("OperatorAccess", StringComparison.Ordinal))
            .Select(file => Path.GetRelativePath(RepositoryRoot.WebFolder, file)).Order().ToList();
        Assert.Equal(["Commands/AdminLinkCommand.cs", "Commands/ExportVolunteersCommand.cs", "Hosting/StartUp.cs"], users);
    }

    /// <summary>Every route that answers GET, with values that name the volunteer and her commune where it takes some.</summary>
    private IEnumerable<string> Paths(long id) => Site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/'))
        .Select(pattern => pattern
            .Replace("{site:site}", "agirlocal95", StringComparison.Ordinal)
            .Replace("{commune}", "jouy-le-moutier", StringComparison.Ordinal)
            .Replace("{alias}", "organisateur-communal", StringComparison.Ordinal)
            .Replace("{id:long}", $"{id}", StringComparison.Ordinal)
            .Replace("{token}", new string('A', 43), StringComparison.Ordinal)
            .Replace("{code:int}", "500", StringComparison.Ordinal)
            .Replace("{name?}", "", StringComparison.Ordinal)
            .Replace("{**path}", "agirlocal95/", StringComparison.Ordinal))
        .Concat([$"/recherche/?q={LastName}", $"/api/territoires?q={LastName}", $"/agirlocal95/communes/?q={LastName}"])
        .Distinct();

    private static void AssertNothingOf(VisitedPage page, string email, string where)
    {
        foreach (var detail in new[] { email, Phone[1..], "39\u00a098\u00a098\u00a071", FirstName, "hilomène" })
        {
            Assert.False(page.Text.Contains(detail, StringComparison.OrdinalIgnoreCase), $"{where} ({page.Status}) shows {detail}");
        }
    }

    private async Task<(long Id, string Email)> VolunteerAsync()
    {
        var email = NewAddress();
        var visitor = Site.Visit();
        await SignUpAsync(visitor, email, changes: [("Input.FirstName", FirstName), ("Input.LastName", LastName), ("Input.Phone", Phone)]);
        await ConfirmAsync(visitor, email);
        await using var db = Site.Database.Read();
        return (db.Set<Volunteer>().Single(row => row.EmailKey == email).Id, email);
    }

    private async Task<Visitor> OtherVolunteerAsync()
    {
        var email = NewAddress();
        var visitor = Site.Visit();
        await SignUpAsync(visitor, email, changes: [("Input.AcceptsIntroduction", null)]);
        await ConfirmAsync(visitor, email);
        Assert.Equal(200, (await visitor.GetAsync(await Site.LinkInMailAsync(email, "/ma-fiche/"))).Status);
        return visitor;
    }

    private async Task<Visitor> FormerResponsableAsync()
    {
        var visitor = await Site.SignInAsync("former@example.org",
            (MandateAlias.DepartementLead, new TerritoryRef(TerritoryKind.Departement, "95")));
        Assert.Equal(200, (await visitor.GetAsync("/mon-espace/contacts/")).Status);
        var administrator = await Site.SignInAsync("admin-only@example.org", (MandateAlias.Administrator, TerritoryRef.Nation));
        var mandates = await administrator.GetAsync("/mon-espace/mandats/");
        var line = mandates.Document.QuerySelectorAll("tr")
            .First(row => row.TextContent.Contains("former@example.org", StringComparison.Ordinal));
        var ended = await administrator.PostAsync("/mon-espace/mandats/?handler=End",
        [
            new("jeton", mandates.Document.QuerySelector("[name=jeton]")!.GetAttribute("value")!),
            new("id", line.QuerySelector("[name=id]")!.GetAttribute("value")!),
        ]);
        Assert.Equal(302, ended.Status);
        Assert.Equal(403, (await visitor.GetAsync("/mon-espace/contacts/")).Status);
        return visitor;
    }
}
