using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Content.Published;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Volunteers;
using UsineCitoyenne.Web.Assets;
using UsineCitoyenne.Web.Content.Models;
using UsineCitoyenne.Web.Views;

namespace UsineCitoyenne.Web.Content;

/// <summary>What public pages show of the people: counts and places, from memory, never a name.</summary>
public sealed class SiteFacts(TerritoryDirectory territories, VolunteerFigures figures, Leadership leadership, FranceMap map)
{
    private static readonly int[] LevelsPerMillion = [20, 50, 100, 300];

    public Gazetteer Gazetteer => territories.Current;

    public Figures Nation() => new(
        figures.Count(TerritoryRef.Nation), figures.CommunesWithVolunteers, leadership.CountLed(TerritoryKind.Departement),
        territories.Current.Departements.Count(departement => departement.Population > 0));

    public int Volunteers(Territory? territory) => territory is null ? figures.Count(TerritoryRef.Nation) : figures.Count(territory.Ref);

    public bool IsLed(Territory territory) => leadership.IsLed(territory.Ref);

    public FranceView Map() => new(
        "Partout, département par département",
        "Plus la couleur est profonde, plus il y a de bénévoles pour un million d’habitants. Choisissez votre département pour voir où il "
        + "en est.",
        "Bénévoles pour un million d’habitants", "Bénévoles",
        ["Personne encore", "Moins de 20", "20 à 49", "50 à 99", "100 à 299", "300 et plus"],
        Areas(departement => (French.Number(figures.Count(departement.Ref)),
            Level(figures.Count(departement.Ref), departement.Population))));

    /// <summary>The same map for another figure of the départements.</summary>
    public IReadOnlyList<MapArea> Areas(Func<Territory, (string Figure, int Level)> tell) => [.. territories.Current.Departements
        .Where(departement => departement.Population > 0)
        .Select(departement =>
        {
            var (figure, level) = tell(departement);
            return new MapArea(departement.Code, departement.Name, departement.Path!, figure, level,
                map.Paths.GetValueOrDefault(departement.Code));
        })];

    public string MapViewBox => map.ViewBox;

    /// <summary>The roles of a commune, or of a département and of who leads the région above it.</summary>
    public IReadOnlyList<RoleCard> Roles(Territory territory) =>
    [
        .. leadership.PostsOf(territory.Ref).Select(post => Card(post, territory)),
        .. territory is { Kind: TerritoryKind.Departement, Region: { } region } && region.Code != territory.Code
            ? leadership.PostsOf(region.Ref).Where(post => post.Leads).Select(post => Card(post, region))
            : [],
    ];

    private static RoleCard Card(PublicPost post, Territory place) => new(
        post.Name, place.Name, post.IsHeld || post.IsInterim,
        post.IsHeld ? "rôle tenu" : post.IsInterim ? "tenu par intérim" : "place à prendre",
        post.Names, $"/feuille-de-route/{post.Alias}/");

    public IReadOnlyList<CommuneLine> LiveliestCommunes(Territory departement, int take) => [.. territories.Current.CommunesOf(departement)
        .Select(Line)
        .OrderByDescending(line => line.Volunteers).ThenByDescending(line => line.Commune.Population)
        .Take(take)];

    public CommuneLine Line(Territory commune) => new(commune, figures.Count(commune.Ref), IsLed(commune));

    /// <summary>
    /// Urgent calls first, then the open ones, then the newest. Of one site or list, the nation's too; everywhere for null.
    /// </summary>
    public IReadOnlyList<CallCard> LatestCalls(PublishedSnapshot snapshot, PublishedDocument? below, int take) => [.. Calls(snapshot, below)
        .Select(call => (Card: CallCard.Of(call.Document, territories.Current) with { Url = call.Url }, call.Document.CreateDate))
        .OrderByDescending(pair => pair.Card.IsUrgent).ThenByDescending(pair => pair.Card.IsOpen).ThenByDescending(pair => pair.CreateDate)
        .Take(take).Select(pair => pair.Card)];

    public IReadOnlyList<NewsCard> LatestNews(PublishedSnapshot snapshot, PublishedDocument below, int take) =>
        [.. Below(snapshot, below, "news")
        .Where(news => news.Site == below.Site)
        .Select(NewsCard.Of).OrderByDescending(news => news.Date).Take(take)];

    /// <summary>Those of the site's own list, the inherited ones after.</summary>
    public IReadOnlyList<TutorialCard> Tutorials(PublishedSnapshot snapshot, PublishedDocument home, int take) =>
        home.Children.FirstOrDefault(child => child.ContentType == DocumentTypes.TutorialList) is { } list
            ? [.. snapshot.Listing(list).Take(take).Select(TutorialCard.Of)]
            : [];

    private static IEnumerable<ListingItem> Calls(PublishedSnapshot snapshot, PublishedDocument? below)
    {
        if (below is null)
        {
            return snapshot.OfType(DocumentTypes.Call).Select(call => new ListingItem(call, call.Url, IsInherited: false));
        }
        var lists = below.ContentType == DocumentTypes.CallList ? [below]
            : below.Children.Where(child => child.ContentType == DocumentTypes.CallList);
        return lists.SelectMany(snapshot.Listing).Where(item => item.Document.ContentType == DocumentTypes.Call);
    }

    private static IEnumerable<PublishedDocument> Below(PublishedSnapshot snapshot, PublishedDocument? below, string contentType) =>
        snapshot.OfType(contentType).Where(document => below is null || document.Parent == below || document.Site == below);

    // By inhabitant: otherwise the map would only show where many people live.
    private static int Level(int volunteers, int population) =>
        volunteers == 0 ? 0 : 1 + LevelsPerMillion.Count(threshold => volunteers * 1_000_000L >= (long)threshold * population);
}
