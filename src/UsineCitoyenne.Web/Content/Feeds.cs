using System.Text;
using System.Xml;
using UsineCitoyenne.Core;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Content.Published;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Text;
using UsineCitoyenne.Web.Hosting;

namespace UsineCitoyenne.Web.Content;

/// <summary>What machines read: sitemaps, robots.txt, and an Atom feed a site.</summary>
internal static class Feeds
{
    private const string Sitemap = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private const string Atom = "http://www.w3.org/2005/Atom";

    public static void MapFeeds(this WebApplication site)
    {
        var page = new PublicPage();
        site.MapGet("/robots.txt", (SiteAddresses addresses) => Robots(addresses, "/sitemap.xml")).WithMetadata(page);
        // Of a département with a host of its own; elsewhere robots ask for the root's only.
        site.MapGet("/{site:site}/robots.txt", (string site, SiteAddresses addresses) => Robots(addresses, $"/{site}/sitemap.xml"))
            .WithMetadata(page);
        site.MapGet("/sitemap.xml", (SiteAddresses addresses, TerritoryDirectory territories) => Index(addresses, territories.Current))
            .WithMetadata(page);
        site.MapGet("/sitemap-national.xml", (SiteAddresses addresses, SiteContent content) => Urls(addresses,
            content.Current.Documents.Where(document => document.Site.ContentType == DocumentTypes.NationalHome).Append(null)
                .Select(Entry).OfType<(string, DateTime?)>())).WithMetadata(page);
        site.MapGet("/{site:site}/sitemap.xml",
            (string site, SiteAddresses addresses, SiteContent content, TerritoryDirectory territories) =>
            territories.Current.DepartementBySite(site) is { } departement
                ? Urls(addresses,
                [
                    .. content.Current.Documents.Where(document => document.Site.Url == departement.Path).Select(Entry)
                    .OfType<(string, DateTime?)>(),
                    (departement.Path + "communes/", null),
                    .. territories.Current.CommunesOf(departement).Select(commune => (commune.Path!, (DateTime?)null)),
                ])
                : Results.NotFound()).WithMetadata(page);
        site.MapGet("/atom.xml", (SiteOptions options, SiteAddresses addresses, SiteFrames frames, SiteContent content) =>
            Feed(options, addresses, content.Current, frames.National)).WithMetadata(page);
        site.MapGet("/{site:site}/atom.xml",
            (string site, SiteOptions options, SiteAddresses addresses, SiteFrames frames, SiteContent content) =>
            frames.Of(site) is { IsNational: false } frame ? Feed(options, addresses, content.Current, frame) : Results.NotFound())
                .WithMetadata(page);
    }

    private static IResult Robots(SiteAddresses addresses, string sitemap) => Results.Text(
        $"User-agent: *\nDisallow: /mon-espace/\nDisallow: /connexion/\nDisallow: /confirmer/\nDisallow: /ma-fiche/\nSitemap: "
        + $"{addresses.Absolute(sitemap)}\n");

    // Pages that editors keep from search engines are not in a sitemap either.
    private static (string Path, DateTime? Changed)? Entry(PublishedDocument? document) =>
        document is null ? ("/inscription/", null) : document.Flag("hideFromSearchEngines") ? null : (document.Url, document.UpdateDate);

    private static IResult Index(SiteAddresses addresses, Gazetteer gazetteer) => Xml("application/xml", xml =>
    {
        xml.WriteStartElement("sitemapindex", Sitemap);
        foreach (var path in gazetteer.Departements.Where(departement => departement.Population > 0)
            .Select(departement => departement.Path + "sitemap.xml").Prepend("/sitemap-national.xml"))
        {
            xml.WriteStartElement("sitemap", Sitemap);
            xml.WriteElementString("loc", Sitemap, addresses.Absolute(path));
            xml.WriteEndElement();
        }
    });

    private static IResult Urls(SiteAddresses addresses, IEnumerable<(string Path, DateTime? Changed)> entries) =>
        Xml("application/xml", xml =>
    {
        xml.WriteStartElement("urlset", Sitemap);
        foreach (var (path, changed) in entries)
        {
            xml.WriteStartElement("url", Sitemap);
            xml.WriteElementString("loc", Sitemap, addresses.Absolute(path));
            if (changed is { } date)
            {
                xml.WriteElementString("lastmod", Sitemap, Rfc3339(date));
            }
            xml.WriteEndElement();
        }
    });

    /// <summary>The newest calls, news and tutorials of a site, and the calls that the nation makes to everybody (RFC 4287).</summary>
    private static IResult Feed(SiteOptions options, SiteAddresses addresses, PublishedSnapshot snapshot, SiteFrame frame)
    {
        var entries = (frame.Home?.DescendantsAndSelf ?? [])
            .Where(document => document.Site == frame.Home && document.ContentType is "call" or "news" or "tutorial")
            .Select(document => new ListingItem(document, document.Url, IsInherited: false))
            .Concat((frame.Home?.Children ?? []).Where(list => list.ContentType == DocumentTypes.CallList)
                .SelectMany(snapshot.Listing).Where(item => item.IsInherited))
            .OrderByDescending(item => item.Document.UpdateDate).Take(30).ToList();
        return Xml("application/atom+xml", xml =>
        {
            xml.WriteStartElement("feed", Atom);
            Text(xml, "title", frame.Departement is { } departement ? $"{options.Name} — {departement.Name}" : options.Name);
            xml.WriteElementString("id", Atom, addresses.Absolute(frame.FeedUrl));
            xml.WriteElementString(
                "updated", Atom, Rfc3339((entries.FirstOrDefault()?.Document ?? frame.Home)?.UpdateDate ?? DateTime.UnixEpoch));
            Link(xml, "self", addresses.Absolute(frame.FeedUrl));
            Link(xml, "alternate", addresses.Absolute(frame.HomeUrl));
            foreach (var (document, url, _) in entries)
            {
                xml.WriteStartElement("entry", Atom);
                Text(xml, "title", document.Name);
                xml.WriteElementString("id", Atom, $"urn:uuid:{document.Key}");
                xml.WriteElementString("updated", Atom, Rfc3339(document.UpdateDate));
                Link(xml, "alternate", addresses.Absolute(url));
                Text(xml, "summary", document.Text("summary"));
                xml.WriteStartElement("author", Atom);
                Text(xml, "name", options.Name);
                xml.WriteEndElement();
                xml.WriteEndElement();
            }
        });
    }

    private static void Text(XmlWriter xml, string name, string text) => xml.WriteElementString(name, Atom, XmlCharacters.Fit(text));

    private static void Link(XmlWriter xml, string relation, string url)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("href", url);
        xml.WriteEndElement();
    }

    private static string Rfc3339(DateTime date) =>
        date.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);

    private static IResult Xml(string contentType, Action<XmlWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false) }))
        {
            xml.WriteStartDocument();
            write(xml);
            xml.WriteEndDocument();
        }
        return Results.Bytes(bytes.ToArray(), contentType + "; charset=utf-8");
    }
}
