using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Web.Tests.Backoffice;

public sealed class BackofficeServingTests(SiteFixture fixture) : WebTest(fixture)
{
    [Theory]
    [InlineData("/umbraco")]
    [InlineData("/umbraco/")]
    [InlineData("/umbraco/section/content/workspace/document/edit/0a1cff95-1d32-4523-82d9-756b1700f7b4")]
    [InlineData("/umbraco/oauth_complete?code=1")]
    [InlineData("/umbraco/preview?id=1")]
    public async Task Every_screen_of_the_back_office_is_its_one_page(string path)
    {
        var page = await Site.Visit().GetAsync(path);
        Assert.Equal(200, page.Status);
        Assert.NotNull(page.Document.QuerySelector("umb-app"));
        Assert.Equal("/umbraco/", page.Document.QuerySelector("base")!.GetAttribute("href"));
        Assert.Equal("fr", page.Document.DocumentElement.GetAttribute("lang"));
        Assert.Contains("Usine citoyenne", page.Document.Title);
        Assert.Equal("noindex, nofollow", page.Header("X-Robots-Tag"));
        Assert.Equal("no-cache", page.Header("Cache-Control"));
    }

    [Fact]
    public async Task Its_policy_runs_no_inline_script_but_the_import_map_that_the_page_holds()
    {
        var page = await Site.Visit().GetAsync("/umbraco");
        var inline = Assert.Single(page.Document.QuerySelectorAll("script:not([src])"));
        Assert.Equal("importmap", inline.GetAttribute("type"));
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(inline.TextContent)));
        Assert.Contains($"script-src 'self' 'sha256-{hash}';", page.Header("Content-Security-Policy"));
        Assert.Empty(page.Document.QuerySelectorAll("[style], style"));
        // The icon is in the page itself: one request less.
        Assert.StartsWith("data:image/svg+xml;base64,", page.Document.QuerySelector("link[rel=icon]")!.GetAttribute("href"));
        foreach (var address in page.Document.QuerySelectorAll("[href]:not([rel=icon]), [src]")
            .Select(element => element.GetAttribute("href") ?? element.GetAttribute("src")!))
        {
            Assert.StartsWith("/umbraco/", address);
        }
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/umbraco/login")]
    [InlineData("/umbraco/management/api/v1/server/status")]
    public async Task The_rest_of_the_site_keeps_its_strict_policy(string path) =>
        Assert.Contains("style-src 'self';", (await Site.Visit().GetAsync(path)).Header("Content-Security-Policy"));

    [Fact]
    public async Task Every_name_of_the_official_import_map_leads_to_a_script()
    {
        var folder = Path.Combine(RepositoryRoot.Path, "src/UsineCitoyenne.Backoffice/node_modules/@umbraco-cms/backoffice/dist-cms");
        var official = Names(await File.ReadAllTextAsync(Path.Combine(folder, "umbraco-package.json")), "importmap");
        var visitor = Site.Visit();
        var ours = Names((await visitor.GetAsync("/umbraco")).Document.QuerySelector("script[type=importmap]")!.TextContent);
        Assert.NotEmpty(official);
        Assert.Equal(official.Keys.Order(), ours.Keys.Order());
        foreach (var (name, address) in ours)
        {
            var file = await HeadAsync(visitor, address);
            Assert.True(file.Status == 200 && file.Header("Content-Type")
                .StartsWith("text/javascript", StringComparison.Ordinal), $"{name}: {file.Status} {address}");
        }
    }

    [Fact]
    public async Task Our_extensions_name_scripts_that_exist()
    {
        var package = await File.ReadAllTextAsync(
            Path.Combine(AppContext.BaseDirectory, "backoffice/App_Plugins/UsineCitoyenne/umbraco-package.json"));
        using var json = JsonDocument.Parse(package);
        var visitor = Site.Visit();
        // One that names no script uses an element of the client.
        var scripts = json.RootElement.GetProperty("extensions").EnumerateArray()
            .SelectMany(extension => new[] { "element", "js" }.Where(name => extension.TryGetProperty(name, out _))
                .Select(name => extension.GetProperty(name).GetString()!))
            .ToList();
        Assert.NotEmpty(scripts);
        foreach (var address in scripts)
        {
            Assert.Equal(200, (await HeadAsync(visitor, address)).Status);
        }
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    [InlineData(null)]
    public async Task Built_files_come_compressed_and_are_kept_for_ever(string? encoding)
    {
        var visitor = Site.Visit();
        var script = (await visitor.GetAsync("/umbraco")).Document.QuerySelector("link[rel=modulepreload]")!.GetAttribute("href")!;
        var file = await HeadAsync(visitor, script, encoding);
        Assert.Equal(200, file.Status);
        Assert.Equal(encoding ?? "", file.Header("Content-Encoding"));
        Assert.Equal("public, max-age=31536000, immutable", file.Header("Cache-Control"));
        Assert.Equal("Accept-Encoding", file.Header("Vary"));
        Assert.Equal("", file.Text);
        Assert.True(file.Response.Content.Headers.ContentLength > 100_000);
    }

    [Fact]
    public async Task A_file_with_a_fixed_name_is_asked_for_again_and_not_sent_twice()
    {
        var visitor = Site.Visit();
        var first = await visitor.GetAsync("/umbraco/backoffice/css/rte-content.css");
        Assert.Equal((200, "no-cache"), (first.Status, first.Header("Cache-Control")));
        var again = new HttpRequestMessage(HttpMethod.Get, "/umbraco/backoffice/css/rte-content.css");
        again.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Parse(first.Header("ETag")));
        Assert.Equal((304, ""), await StatusAndTextAsync(visitor, again));
    }

    [Theory]
    [InlineData("/umbraco/management/no-such-thing")]
    [InlineData("/App_Plugins/UsineCitoyenne/umbraco-package.json")]
    [InlineData("/umbraco/backoffice/built/no-such-file.js")]
    [InlineData("/umbraco/backoffice/index.html.br")]
    [InlineData("/umbraco/backoffice/..%2Fcsp.json")]
    public async Task What_programs_ask_for_in_vain_is_answered_without_a_page(string path)
    {
        var answer = await Site.Visit().GetAsync(path);
        Assert.Equal((404, ""), (answer.Status, answer.Text));
    }

    [Fact]
    public async Task The_page_answers_nothing_that_is_sent_to_it()
    {
        var answer = await Site.Visit().PostAsync("/umbraco/section/content", []);
        Assert.NotEqual(200, answer.Status);
        Assert.DoesNotContain("umb-app", answer.Text);
    }

    private static Task<VisitedPage> HeadAsync(Visitor visitor, string address, string? encoding = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Head, address);
        if (encoding is not null)
        {
            request.Headers.AcceptEncoding.ParseAdd(encoding);
        }
        return visitor.SendAsync(request);
    }

    private static async Task<(int, string)> StatusAndTextAsync(Visitor visitor, HttpRequestMessage request)
    {
        var answer = await visitor.SendAsync(request);
        return (answer.Status, answer.Text);
    }

    private static Dictionary<string, string> Names(string json, params string[] path)
    {
        using var document = JsonDocument.Parse(json);
        var map = path.Aggregate(document.RootElement, (element, name) => element.GetProperty(name));
        return map.GetProperty("imports").EnumerateObject().ToDictionary(entry => entry.Name, entry => entry.Value.GetString()!);
    }
}
