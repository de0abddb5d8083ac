using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Content.Published;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Volunteers;
using UsineCitoyenne.Web.Assets;
using UsineCitoyenne.Web.Content.Models;

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

    public IReadOnlyList<MapArea> Map() => [.. territories.Current.Departements
        .Where(departement => departement.Population > 0)
        .Select(departement =>
        {
            var count = figures.Count(departement.Ref);
            return new MapArea(departement.Code, departement.Name, departement.Path!, count, Level(count, departement.Population),
                map.Paths.GetValueOrDefault(departement.Code));
        })];

    public string MapViewBox => map.ViewBox;

    public IReadOnlyList<RoleCard> Roles(Territory departement) =>
    [
        new("Responsable départemental", departement.Name, IsLed(departement)),
        .. departement.Region is { } region && region.Code != departement.Code
            ? new[] { new RoleCard("Responsable régional", region.Name, IsLed(region)) }
            : [],
    ];

    public IReadOnlyList<CommuneLine> LiveliestCommunes(Territory departement, int take) => [.. territories.Current.CommunesOf(departement)
        .Select(Line)
        .OrderByDescending(line => line.Volunteers).ThenByDescending(line => line.Commune.Population)
        .Take(take)];

    public CommuneLine Line(Territory commune) => new(commune, figures.Count(commune.Ref), IsLed(commune));

    /// <summary>Urgent calls first, then the open ones, then the newest. Below one site or list; everywhere for null.</summary>
    public IReadOnlyList<CallCard> LatestCalls(PublishedSnapshot snapshot, PublishedDocument? below, int take) => [.. Below(snapshot, below, DocumentTypes.Call)
        .Select(call => (Card: CallCard.Of(call, territories.Current), call.CreateDate))
        .OrderByDescending(pair => pair.Card.IsUrgent).ThenByDescending(pair => pair.Card.IsOpen).ThenByDescending(pair => pair.CreateDate)
        .Take(take).Select(pair => pair.Card)];

    public IReadOnlyList<NewsCard> LatestNews(PublishedSnapshot snapshot, PublishedDocument below, int take) => [.. Below(snapshot, below, "news")
        .Where(news => news.Site == below.Site)
        .Select(NewsCard.Of).OrderByDescending(news => news.Date).Take(take)];

    /// <summary>Those of the site's own list, the inherited ones after.</summary>
    public IReadOnlyList<TutorialCard> Tutorials(PublishedSnapshot snapshot, PublishedDocument home, int take) =>
        home.Children.FirstOrDefault(child => child.ContentType == DocumentTypes.TutorialList) is { } list
            ? [.. snapshot.Listing(list).Take(take).Select(TutorialCard.Of)]
            : [];

    private static IEnumerable<PublishedDocument> Below(PublishedSnapshot snapshot, PublishedDocument? below, string contentType) =>
        snapshot.OfType(contentType).Where(document => below is null || document.Parent == below || document.Site == below);

    // By inhabitant: otherwise the map would only show where many people live.
    private static int Level(int volunteers, int population) =>
        volunteers == 0 ? 0 : 1 + LevelsPerMillion.Count(threshold => volunteers * 1_000_000L >= (long)threshold * population);
}
