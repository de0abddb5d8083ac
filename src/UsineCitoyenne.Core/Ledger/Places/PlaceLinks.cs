using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Ledger.Counts;
using UsineCitoyenne.Core.Ledger.Totals;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Ledger.Places;

/// <summary>A place changes territory: its links get one more, and the totals what that changes in the movements it took part in.</summary>
internal static class PlaceLinks
{
    /// <summary>The links of today of the places that lie in a territory.</summary>
    public static IQueryable<PlaceLink> Within(SiteDbContext db, TerritoryRef territory)
    {
        var links = db.Set<PlaceLink>().Where(link =>
            !db.Set<PlaceLink>().Any(later => later.PlaceId == link.PlaceId && later.From > link.From));
        return territory.Kind switch
        {
            TerritoryKind.Nation => links,
            TerritoryKind.Region => links.Where(link => link.Region == territory.Code),
            TerritoryKind.Departement => links.Where(link => link.Departement == territory.Code),
            TerritoryKind.Epci => links.Where(link => link.Epci == territory.Code),
            TerritoryKind.Commune => links.Where(link => link.Commune == territory.Code),
            _ => throw new ArgumentOutOfRangeException(nameof(territory), territory, "A part of a commune has no place of its own."),
        };
    }

    /// <param name="links">In the order of their days.</param>
    /// <returns>False when the place has a link of that day or later, or lies there already.</returns>
    public static async Task<bool> AppendAsync(SiteDbContext db, long place, IReadOnlyList<PlaceLink> links, CancellationToken cancel)
    {
        // One at a time: what a movement between two places brings depends on the links of both. Movements write no total and do not wait.
        await db.LockTableAsync<LedgerTotal>(cancel);
        // Movements hold the place that they touch: none is half done, and the next one sees the new links.
        if (await CountRecorder.HoldAsync(db, place, cancel) is null)
        {
            return false;
        }
        var before = await LinkReader.FindAsync(db, [place], cancel);
        var last = before[place].Links[^1];
        if (links[0].From <= last.From || (links.Count == 1 && links[0].IsSameTerritoryAs(last)))
        {
            return false;
        }
        db.AddRange(links);
        await db.SaveChangesAsync(cancel);
        var changes = await RelinkedContributions.OfAsync(db, before[place], links, cancel);
        await BulkInsert.RunAsync(db, DeltaRows.Table, DeltaRows.Names, DeltaRows.Of(changes), cancel);
        return true;
    }
}
