using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Content.Documents;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Web.Tests.Management;

public sealed class HostTests(SiteFixture fixture) : WebTest(fixture)
{
    private const string Host = "ain.127.0.0.1.example.org";

    [Fact]
    public async Task A_département_is_read_at_its_own_host_and_its_folder_sends_there()
    {
        var administrator = await BackofficeClient.SignInAsync(Site, NewAddress(), UserGroupAliases.Administrators);
        var home = Site.Get<SiteContent>().Current.ByUrl("/agirlocal01/")!.Key;
        var visitor = Site.Visit();
        Assert.Equal(200, (await visitor.GetAsync("/agirlocal01/")).Status);

        Assert.Equal(200, (await administrator.PutAsync($"/document/{home}/domains", Domains(Host.ToUpperInvariant()))).Status);

        Assert.Equal(Host, (string)(await administrator.JsonAsync($"/document/{home}/domains"))["domains"]![0]!["domainName"]!);
        var page = await AtAsync(visitor, Host, "/");
        Assert.Equal(200, page.Status);
        Assert.Contains("Ain", page.Document.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Equal($"https://{Host}/", page.Document.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        var links = page.Document.QuerySelectorAll("a[href], form[action]")
            .Select(link => link.GetAttribute("href") ?? link.GetAttribute("action")!).ToList();
        Assert.Contains("/inscription/", links);
        Assert.Contains("https://localhost/mentions-legales/", links);
        Assert.DoesNotContain(links, link => link.Contains("/agirlocal01", StringComparison.Ordinal));
        foreach (var path in (string[])["/inscription/", "/recherche/?q=masque", "/communes/", "/communes/oyonnax/", "/tutoriels/",
            "/atom.xml", "/sitemap.xml"])
        {
            Assert.True((await AtAsync(visitor, Host, path)).Status == 200, path);
        }
        Assert.Contains($"<loc>https://{Host}/communes/oyonnax/</loc>", (await AtAsync(visitor, Host, "/sitemap.xml"))
            .Text, StringComparison.Ordinal);
        Assert.Contains($"Sitemap: https://{Host}/sitemap.xml", (await AtAsync(visitor, Host, "/robots.txt"))
            .Text, StringComparison.Ordinal);
        Assert.Equal($"https://{Host}/communes/oyonnax/", (await AtAsync(visitor, Host, "/communes/OYONNAX"))
            .Response.Headers.Location is { } right ? new Uri(new Uri($"https://{Host}"), right).ToString() : null);
        Assert.Equal(404, (await AtAsync(visitor, Host, "/nulle-part/")).Status);

        var folder = await visitor.GetAsync("/agirlocal01/inscription/?commune=01283");
        Assert.Equal((301, $"https://{Host}/inscription/?commune=01283"), (folder.Status, folder.Response.Headers.Location!.ToString()));
        Assert.Equal(301, (await AtAsync(visitor, Host, "/agirlocal95/")).Status);
        Assert.Equal("https://localhost/agirlocal95/", (await AtAsync(visitor, Host, "/agirlocal95/"))
            .Response.Headers.Location!.ToString());
        var nation = await visitor.GetAsync("/");
        Assert.Contains(nation.Document.QuerySelectorAll("a[href]"), link => link.GetAttribute("href") == $"https://{Host}/");
        Assert.Contains(nation.Document.QuerySelectorAll("a[href]"), link => link.GetAttribute("href") == "/agirlocal95/");
        Assert.Equal(nation.Text, (await AtAsync(visitor, "inconnu.example.org", "/")).Text);
        Assert.NotEqual(nation.Text, (await AtAsync(visitor, Host, "/")).Text);
    }

    [Fact]
    public async Task A_host_is_one_page_s_and_never_the_national_site_s()
    {
        var administrator = await BackofficeClient.SignInAsync(Site, NewAddress(), UserGroupAliases.Administrators);
        var editor = await BackofficeClient.SignInAsync(Site, NewAddress(), UserGroupAliases.DepartementEditors("78"));
        var (one, other) = (Site.Get<SiteContent>().Current.ByUrl("/agirlocal02/")!.Key, Site.Get<SiteContent>()
            .Current.ByUrl("/agirlocal03/")!.Key);
        var hosts = Site.Get<SaveHosts>();
        await hosts.RunAsync(
            Editor.System, one, [new AssignedHost("aisne.example.org", "fr-FR"), new AssignedHost("exemple.org/02", "fr-FR")], "fr-FR");

        Assert.Equal(400, (await administrator.PutAsync($"/document/{other}/domains", Domains("aisne.example.org"))).Status);
        Assert.Equal(400, (await administrator.PutAsync($"/document/{other}/domains", Domains("localhost"))).Status);
        Assert.Equal(400, (await administrator.PutAsync($"/document/{other}/domains", Domains("pas un hôte"))).Status);
        Assert.Equal(403, (await editor.PutAsync($"/document/{other}/domains", Domains("allier.example.org"))).Status);
        Assert.Equal(403, (await editor.GetAsync($"/document/{other}/domains")).Status);
        var read = await administrator.JsonAsync($"/document/{one}/domains");
        Assert.Equal(("fr-FR", "exemple.org/02"), ((string)read["defaultIsoCode"]!, (string)read["domains"]![1]!["domainName"]!));
        Assert.Equal(200, (await AtAsync(Site.Visit(), "aisne.example.org", "/communes/")).Status);

        Assert.Equal(
            200, (await administrator.PutAsync($"/document/{one}/domains",
                new { defaultIsoCode = (string?)null, domains = Array.Empty<object>() })).Status);
        Assert.Equal(200, (await Site.Visit().GetAsync("/agirlocal02/")).Status);
        Assert.Equal(404, (await AtAsync(Site.Visit(), "aisne.example.org", "/communes/")).Status);
    }

    private static object Domains(string name) =>
        new { defaultIsoCode = (string?)null, domains = new[] { new { domainName = name, isoCode = "fr-FR" } } };

    private static Task<VisitedPage> AtAsync(Visitor visitor, string host, string path) =>
        visitor.SendAsync(new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Host = host } });
}
