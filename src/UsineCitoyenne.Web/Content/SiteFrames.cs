using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Content.Published;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Web.Content;

/// <summary>Finds the frame of a request.</summary>
public sealed class SiteFrames(SiteContent content, TerritoryDirectory territories)
{
    public SiteFrame National => new(content.Current.Root, null);

    /// <param name="site"><c>agirlocal95</c>; null or unknown gives the nation.</param>
    public SiteFrame Of(string? site) => territories.Current.DepartementBySite(site) is { } departement
        ? new SiteFrame(content.Current.ByUrl(departement.Path!), departement)
        : National;

    public SiteFrame Of(PublishedDocument home) =>
        new(home, territories.Current.Find(TerritoryKind.Departement, home.Text("departementCode")));
}
