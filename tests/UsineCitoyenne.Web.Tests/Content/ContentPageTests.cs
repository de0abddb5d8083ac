using System.Text.Json;
using System.Xml.Linq;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Content.Documents;

namespace UsineCitoyenne.Web.Tests.Content;

public sealed class ContentPageTests(SiteFixture fixture) : WebTest(fixture)
{
    private static readonly Dictionary<string, string> News = new() { ["summary"] = "Résumé", ["newsDate"] = "2026-11-20 00:00:00" };

    [Theory]
    [InlineData("/")]
    [InlineData("/agirlocal95/")]
    [InlineData("/agirlocal2a/")]
    [InlineData("/agirlocal974/")]
    [InlineData("/tutoriels/")]
    [InlineData("/agirlocal95/tutoriels/")]
    [InlineData("/agirlocal95/faq/")]
    [InlineData("/agirlocal95/videos/")]
    [InlineData("/agirlocal95/appels/")]
    [InlineData("/agirlocal95/actualites/")]
    [InlineData("/agirlocal95/communes/")]
    [InlineData("/agirlocal95/communes/jouy-le-moutier/")]
    [InlineData("/agirlocal95/recherche/?q=masque")]
    [InlineData("/recherche/?q=jouy")]
    [InlineData("/accessibilite/")]
    [InlineData("/mentions-legales/")]
    [InlineData("/confidentialite/")]
    [InlineData("/comment-ca-marche/")]
    public async Task A_public_page_has_one_title_a_language_and_the_strict_policy(string path)
    {
        var page = await Site.Visit().GetAsync(path);
        Assert.Equal(200, page.Status);
        Assert.Equal("fr", page.Document.DocumentElement.GetAttribute("lang"));
        Assert.Single(page.Document.QuerySelectorAll("h1"));
        Assert.False(string.IsNullOrWhiteSpace(page.Document.Title));
        Assert.Contains("script-src 'self'", page.Header("Content-Security-Policy"));
        Assert.Empty(page.Document.QuerySelectorAll("[style], style, script:not([src]):not([type='application/ld+json'])"));
        Assert.DoesNotContain("{departement}", page.Text);
    }

    [Fact]
    public async Task Every_published_page_renders_and_its_links_lead_somewhere()
    {
        var documents = Site.Get<SiteContent>().Current.Documents.ToList();
        var visitor = Site.Visit();
        var links = new HashSet<string>();
        foreach (var document in documents.Where(document => document.Site.Url is "/" or "/agirlocal95/"))
        {
            var page = await visitor.GetAsync(document.Url);
            Assert.True(page.Status == 200, $"{document.Url}: {page.Status}");
            links.UnionWith(page.Document.QuerySelectorAll("a[href^='/'], img[src^='/'], link[href^='/'], script[src^='/']")
                .Select(element => (element.GetAttribute("href") ?? element.GetAttribute("src"))!.Split('#')[0]));
        }
        var broken = new List<string>();
        foreach (var link in links.Where(link => !link.StartsWith("/agirlocal", StringComparison.Ordinal)
            || link.StartsWith("/agirlocal95/", StringComparison.Ordinal)))
        {
            var answer = await visitor.GetAsync(link);
            if (answer.Status is not (200 or 302))
            {
                broken.Add($"{link} {answer.Status}");
            }
        }
        Assert.Empty(broken);
    }

    [Fact]
    public async Task A_national_tutorial_is_read_in_the_departement_and_canonical_at_the_nation()
    {
        var list = await Site.Visit().GetAsync("/agirlocal95/tutoriels/");
        var link = list.Document.QuerySelectorAll("main a[href^='/agirlocal95/tutoriels/']").First().GetAttribute("href")!;
        var tutorial = await Site.Visit().GetAsync(link);
        Assert.Equal(200, tutorial.Status);
        Assert.Equal("https://localhost" + link.Replace("/agirlocal95", "", StringComparison.Ordinal),
            tutorial.Document.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        Assert.Contains("Val-d’Oise", tutorial.Document.QuerySelector("header")!.TextContent);
    }

    [Fact]
    public async Task A_tutorial_tells_machines_what_it_tells_people()
    {
        var page = await Site.Visit().GetAsync("/tutoriels/coudre-un-masque-grand-public/");
        using var data = JsonDocument.Parse(page.Document.QuerySelector("script[type='application/ld+json']")!.TextContent);
        Assert.Equal("HowTo", data.RootElement.GetProperty("@type").GetString());
        Assert.Equal(page.Document.QuerySelectorAll(".steps > li").Length, data.RootElement.GetProperty("step").GetArrayLength());
    }

    [Theory]
    [InlineData("/tutoriels", "/tutoriels/")]
    [InlineData("/TUTORIELS/", "/tutoriels/")]
    [InlineData("/agirlocal95", "/agirlocal95/")]
    [InlineData("/agirlocal95/communes/Jouy-Le-Moutier/", "/agirlocal95/communes/jouy-le-moutier/")]
    public async Task A_page_has_one_address(string asked, string right)
    {
        var page = await Site.Visit().GetAsync(asked);
        Assert.Equal((301, right), (page.Status, page.Location));
    }

    [Theory]
    [InlineData("/nulle-part/")]
    [InlineData("/agirlocal95/nulle-part/")]
    [InlineData("/agirlocal00/")]
    [InlineData("/agirlocal95/communes/cergy-sur-mer/")]
    [InlineData("/erreur/500/")]
    public async Task A_missing_page_helps(string path)
    {
        var page = await Site.Visit().GetAsync(path);
        Assert.Equal(404, page.Status);
        Assert.NotNull(page.Document.QuerySelector("main a[href]"));
        Assert.Contains("script-src 'self'", page.Header("Content-Security-Policy"));
    }

    [Fact]
    public async Task The_template_of_departements_is_on_no_page()
    {
        Assert.Equal(404, (await Site.Visit().GetAsync("/agirlocal/")).Status);
        Assert.DoesNotContain("{code}", (await Site.Visit().GetAsync("/")).Text);
    }

    [Theory]
    [InlineData("/sitemap.xml")]
    [InlineData("/sitemap-national.xml")]
    [InlineData("/agirlocal95/sitemap.xml")]
    [InlineData("/atom.xml")]
    [InlineData("/agirlocal95/atom.xml")]
    public async Task Feeds_and_sitemaps_are_xml(string path)
    {
        var page = await Site.Visit().GetAsync(path);
        Assert.Equal(200, page.Status);
        Assert.NotEmpty(XDocument.Parse(page.Text.TrimStart('\uFEFF')).Root!.Elements());
    }

    [Fact]
    public async Task A_page_is_answered_from_memory_the_second_time_and_not_sent_again_to_who_has_it()
    {
        var visitor = Site.Visit();
        var first = await visitor.GetAsync("/agirlocal95/faq/");
        var again = await visitor.SendAsync(
            new HttpRequestMessage(HttpMethod.Get, "/agirlocal95/faq/") { Headers = { { "If-None-Match", first.Header("ETag") } } });
        Assert.Equal((304, ""), (again.Status, again.Text));
    }

    [Fact]
    public async Task A_publication_is_seen_at_once_although_pages_are_kept()
    {
        var visitor = Site.Visit();
        await visitor.GetAsync("/agirlocal93/actualites/");
        var list = Site.Get<SiteContent>().Current.ByUrl("/agirlocal93/actualites/")!;
        var key = await Site.Get<CreateDocument>().RunAsync(Editor.System, "news", list.Key, "Une nouvelle fraîche", News);
        await Site.Get<PublishDocument>().RunAsync(Editor.System, key);
        Assert.Contains("Une nouvelle fraîche", (await visitor.GetAsync("/agirlocal93/actualites/")).Text);
    }

    [Fact]
    public async Task The_address_of_a_page_that_was_renamed_leads_to_the_new_one()
    {
        var visitor = Site.Visit();
        var list = Site.Get<SiteContent>().Current.ByUrl("/agirlocal92/actualites/")!;
        var key = await Site.Get<CreateDocument>().RunAsync(Editor.System, "news", list.Key, "Avant", News);
        await Site.Get<PublishDocument>().RunAsync(Editor.System, key);
        Assert.Equal(200, (await visitor.GetAsync("/agirlocal92/actualites/avant/")).Status);

        await Site.Get<SaveDocument>().RunAsync(Editor.System, key, "Après", News);
        await Site.Get<PublishDocument>().RunAsync(Editor.System, key);

        var old = await visitor.GetAsync("/agirlocal92/actualites/avant/?de=mail");
        Assert.Equal((301, "/agirlocal92/actualites/apres/?de=mail"), (old.Status, old.Location));
        Assert.Equal(404, (await visitor.GetAsync("/agirlocal92/actualites/jamais/")).Status);
    }

    [Fact]
    public async Task Search_finds_pages_and_communes()
    {
        var page = await Site.Visit().GetAsync("/recherche/?q=jouy-le-m");
        Assert.Contains("/agirlocal95/communes/jouy-le-moutier/", page.Text);
        Assert.Contains("/tutoriels/coudre-un-masque-grand-public/", (await Site.Visit().GetAsync("/recherche/?q=coudre masque")).Text);
        Assert.Equal(200, (await Site.Visit().GetAsync("/recherche/?q=%3Cscript%3E")).Status);
    }
}
