using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Content.Published;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Web.Hosting;

namespace UsineCitoyenne.Web.Content;

/// <summary>Finds the frame of a request.</summary>
public sealed class SiteFrames(SiteContent content, TerritoryDirectory territories, PublicModelCache cache)
{
    public SiteFrame National => cache.Get("frame", () => new SiteFrame(content.Current.Root, null, content.Current.Schema));

    /// <param name="site"><c>agirlocal95</c>; null or unknown gives the nation.</param>
    public SiteFrame Of(string? site) => territories.Current.DepartementBySite(site) is { } departement
        ? cache.Get($"frame {departement.Code}", () => new SiteFrame(
            content.Current.ByUrl(departement.Path!), departement, content.Current.Schema))
        : National;

    public SiteFrame Of(PublishedDocument home) => cache.Get($"frame of {home.Url}", () => Unkept(home));

    /// <summary>Of a home that visitors do not see as it is.</summary>
    public SiteFrame Unkept(PublishedDocument home) => new(
        home, territories.Current.Find(TerritoryKind.Departement, home.Text(DocumentTypes.DepartementCode)), content.Current.Schema);
}
