using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Content.Documents;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Web.Tests.Management;

public sealed class PreviewTests(SiteFixture fixture) : WebTest(fixture)
{
    private const string News = "/agirlocal78/actualites/";

    [Fact]
    public async Task A_draft_is_seen_on_the_site_by_its_editor_and_by_nobody_else()
    {
        var mine = await BackofficeClient.SignInAsync(Site, NewAddress(), UserGroupAliases.DepartementEditors("78"));
        var theirs = await BackofficeClient.SignInAsync(Site, NewAddress(), UserGroupAliases.DepartementEditors("95"));
        var visitor = Site.Visit();
        var list = Site.Get<SiteContent>().Current.ByUrl(News)!.Key;
        var draft = await Site.Get<CreateDocument>().RunAsync(Editor.System, "news", list, "Grande braderie",
            new Dictionary<string, string> { ["summary"] = "Samedi", ["body"] = "<p>Venez<script>alert(1)</script></p>" });
        const string address = News + "grande-braderie/";

        var entered = await mine.GetAsync($"/document/{draft}/preview-url?providerAlias=umbDocumentUrlProvider");
        Assert.Contains($"/umbraco/preview?id={draft}", entered.Text, StringComparison.Ordinal);
        Assert.Contains("httponly", entered.Header("Set-Cookie"), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(200, (await theirs.PostAsync("/preview")).Status);

        var framed = await mine.Visitor.GetAsync($"/{draft}?rnd=1");
        Assert.Equal((302, address), (framed.Status, framed.Location));
        var page = await mine.Visitor.GetAsync(address);
        Assert.Equal(200, page.Status);
        Assert.Equal("Grande braderie", page.Document.QuerySelector("h1")!.TextContent.Trim());
        Assert.Contains("cette page n’est pas en ligne", page.Document.QuerySelector("aside[aria-label=Aperçu]")!.TextContent,
            StringComparison.Ordinal);
        Assert.DoesNotContain("alert(1)", page.Text, StringComparison.Ordinal);
        Assert.Contains("no-store", page.Header("Cache-Control"), StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'self'", page.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal("noindex", page.Document.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
        Assert.Contains("Grande braderie", (await mine.Visitor.GetAsync(News)).Text, StringComparison.Ordinal);

        Assert.Equal(404, (await visitor.GetAsync(address)).Status);
        Assert.Equal(404, (await visitor.GetAsync($"/{draft}")).Status);
        Assert.Equal(404, (await theirs.Visitor.GetAsync(address)).Status);
        Assert.DoesNotContain("Grande braderie", (await visitor.GetAsync(News)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Grande braderie", (await theirs.Visitor.GetAsync(News)).Text, StringComparison.Ordinal);
        Assert.Equal(403, (await theirs.GetAsync($"/document/{draft}/preview-url")).Status);
        Assert.Contains("frame-ancestors 'none'", (await visitor.GetAsync(News))
            .Header("Content-Security-Policy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaving_or_signing_out_ends_the_preview()
    {
        var editor = await BackofficeClient.SignInAsync(Site, NewAddress(), UserGroupAliases.DepartementEditors("78"));
        Task<VisitedPage> HomeAsync() => editor.Visitor.GetAsync("/agirlocal78/");
        await editor.PostAsync("/preview");
        var link = (await HomeAsync()).Document.QuerySelector("aside[aria-label=Aperçu] a")!.GetAttribute("href")!;

        Assert.Equal("/agirlocal78/", (await editor.Visitor.GetAsync(link)).Location);
        Assert.Null((await HomeAsync()).Document.QuerySelector("aside[aria-label=Aperçu]"));

        await editor.PostAsync("/preview");
        Assert.NotNull((await HomeAsync()).Document.QuerySelector("aside[aria-label=Aperçu]"));
        Assert.Equal(200, (await editor.DeleteAsync("/preview")).Status);
        Assert.Null((await HomeAsync()).Document.QuerySelector("aside[aria-label=Aperçu]"));
        Assert.Equal("/", (await editor.Visitor.GetAsync("/apercu/quitter/?retour=//exemple.org")).Location);
    }
}
