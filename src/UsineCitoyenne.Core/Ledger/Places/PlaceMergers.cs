using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Territories.Mergers;

namespace UsineCitoyenne.Core.Ledger.Places;

/// <summary>
/// After a new edition of the official code, the places of communes that merged, or went to another EPCI, get a link from its day on:
/// statements of the days before stay as they were.
/// </summary>
internal sealed class PlaceMergers : IFollowsMergers
{
    public async Task<int> FollowAsync(SiteDbContext db, Gazetteer gazetteer, CancellationToken cancel)
    {
        var last = await PlaceLinks.Within(db, TerritoryRef.Nation).AsNoTracking().ToListAsync(cancel);
        var appended = new SortedDictionary<long, PlaceLink[]>();
        foreach (var group in last.GroupBy(link => link.Territory).Where(group => IsPast(group.First(), gazetteer)))
        {
            var history = await TerritoryHistory.OfAsync(db, group.Key, cancel);
            foreach (var link in group)
            {
                appended[link.PlaceId] = [.. history.Where(later => later.From > link.From).Select(later => later.Of(link.PlaceId))];
            }
        }
        var moved = 0;
        // In the order in which movements hold them.
        foreach (var (place, links) in appended)
        {
            moved += links.Length > 0 && await PlaceLinks.AppendAsync(db, place, links, cancel) ? 1 : 0;
        }
        return moved;
    }

    // Most territories are as they were: only the others are worth a query.
    private static bool IsPast(PlaceLink link, Gazetteer gazetteer)
    {
        var today = gazetteer.Find(link.Territory);
        return link.Territory != TerritoryRef.Nation && (today is null || (today.Kind == TerritoryKind.Commune
            ? (today.Epci?.Code, today.Departement?.Code, today.Region?.Code) != (link.Epci, link.Departement, link.Region)
            : today.Region?.Code != link.Region));
    }
}
