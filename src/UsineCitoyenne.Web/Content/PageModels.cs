using UsineCitoyenne.Core;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Content.Published;
using UsineCitoyenne.Web.Content.Models;
using UsineCitoyenne.Web.Content.Previews;
using UsineCitoyenne.Web.Hosting;
using UsineCitoyenne.Web.Media;

namespace UsineCitoyenne.Web.Content;

/// <summary>Makes the typed model of a view from a published document: one line a document type.</summary>
public sealed class PageModels(SiteContent content, SiteFrames frames, SiteFacts facts, SiteOptions site, SiteAddresses addresses,
    PictureSources pictures, PublicModelCache cache)
{
    /// <summary>Null for a type that has no page of its own.</summary>
    public ContentPage? Create(ResolvedPage page) =>
        cache.Get(page.Url, () => new Kept(Make(page, frames.Of(page.Site), content.Current, null))).Page;

    /// <summary>Of drafts: kept nowhere.</summary>
    public ContentPage? CreatePreview(ResolvedPage page, PublishedSnapshot drafts, PreviewBanner banner) =>
        Make(page, frames.Unkept(page.Site), drafts, banner);

    private ContentPage? Make(ResolvedPage page, SiteFrame frame, PublishedSnapshot snapshot, PreviewBanner? preview)
    {
        var head = Head(page, frame);
        var context = new PageContext(page, frame, preview is null ? head : head with { Preview = preview, NoIndex = true }, snapshot);
        return page.Document.ContentType switch
        {
            "nationalHome" => new NationalHome(context, facts),
            "departementHome" when frame.Departement is not null => new DepartementHome(context, facts),
            "tutorialList" => new TutorialList(context),
            "tutorial" => new Tutorial(context),
            "faqList" => new FaqList(context),
            "faqQuestion" => new FaqQuestion(context),
            "videoList" => new VideoList(context),
            "video" => new Video(context),
            "callList" => new CallList(context, facts),
            "call" => new Call(context, facts.Gazetteer),
            "newsList" => new NewsList(context, facts),
            "news" => new News(context),
            "plainPage" => new PlainPage(context),
            _ => null,
        };
    }

    private sealed record Kept(ContentPage? Page);

    private PageHead Head(ResolvedPage page, SiteFrame frame)
    {
        var document = page.Document;
        var picture = document.Media("picture") ?? document.Media("heroPicture");
        return new PageHead
        {
            Title = TitleOf(document, frame),
            Description = First(document.Text("seoDescription"), document.Text("summary"), document.Text("heroText"),
                document.Text("intro")),
            Canonical = addresses.Absolute(page.CanonicalUrl),
            // Networks show no drawing in SVG: those pages are shared with the site's own picture.
            Picture = picture is not null && pictures.ForSharing(picture) is { } shared ? site.Absolute(shared) : "",
            NoIndex = document.Flag("hideFromSearchEngines"),
            Breadcrumb = Breadcrumb(page, frame),
            StructuredData = StructuredData.Of(page, site, addresses),
        };
    }

    private string TitleOf(PublishedDocument document, SiteFrame frame)
    {
        var title = First(document.Text("seoTitle"), document.Name);
        return document.ContentType switch
        {
            "nationalHome" => title,
            "departementHome" when document.Text("seoTitle").Length == 0 => $"{frame.Departement?.Name} — {site.Name}",
            _ when frame.Departement is { } departement => $"{title} — {departement.Name} — {site.Name}",
            _ => $"{title} — {site.Name}",
        };
    }

    private static List<MenuEntry> Breadcrumb(ResolvedPage page, SiteFrame frame)
    {
        var trail = new List<MenuEntry>();
        for (var above = page.Parent; above is not null; above = above.Parent)
        {
            var name = above.ContentType switch
            {
                "nationalHome" => "Accueil",
                "departementHome" => frame.Departement?.Name ?? above.NavigationName,
                _ => above.NavigationName,
            };
            trail.Insert(0, new MenuEntry(name, above.Url));
        }
        return trail;
    }

    private static string First(params string[] texts) => Array.Find(texts, text => text.Length > 0) ?? "";
}

internal static class ContentSetup
{
    public static IServiceCollection AddSitePages(this IServiceCollection services) => services
        .AddSingleton<SiteFrames>()
        .AddSingleton<SiteFacts>()
        .AddSingleton<PictureSources>()
        .AddSingleton<PageModels>()
        .AddSingleton<DraftPages>()
        .AddScoped<ProtectedPages>();
}
