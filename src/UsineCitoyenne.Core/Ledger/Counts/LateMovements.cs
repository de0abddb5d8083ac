using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Ledger.Movements;
using UsineCitoyenne.Core.Ledger.Places;

namespace UsineCitoyenne.Core.Ledger.Counts;

/// <summary>
/// What is recorded after a count but happened before it changes what had been written, not what was seen: the same quantity leaves the
/// place again on the day of the count, into its gap. The first count after it is enough: to the next one nothing changed.
/// </summary>
internal static class LateMovements
{
    /// <param name="undone">For a reversal, when that was recorded: a count of the same day may have seen it.</param>
    public static async Task<IReadOnlyList<(StockCount Count, IReadOnlyList<LedgerLine> Lines)>> FindAsync(
        SiteDbContext db, DateOnly day, IReadOnlyList<LedgerLine> lines, IReadOnlyDictionary<long, PlaceGeography> places, DateTime? undone,
        CancellationToken cancel)
    {
        var counted = places.Values
            .Where(place => place.Kind.IsPhysical() && (place.LastCountOn > day || (place.LastCountOn == day && undone is not null)))
            .Select(place => place.Id).ToList();
        if (counted.Count == 0)
        {
            return [];
        }
        var counts = await db.Set<StockCount>().AsNoTracking().Include(count => count.Lines)
            .Where(count => counted.Contains(count.PlaceId) && count.WithdrawnAt == null
                && (count.CountedOn > day || (undone != null && count.CountedOn == day && count.RecordedAt >= undone)))
            .OrderBy(count => count.CountedOn).ThenBy(count => count.Id).ToListAsync(cancel);
        var counterparts = lines
            .Select(line => (Line: line, Count: counts.Find(count => count.PlaceId == line.Place && Saw(count, line.Goods))))
            .Where(pair => pair.Count is not null).GroupBy(pair => pair.Count!, pair => pair.Line);
        var found = new List<(StockCount, IReadOnlyList<LedgerLine>)>();
        foreach (var group in counterparts)
        {
            var gap = await Books.FindOrOpenAsync(db, PlaceKind.Gap, group.Key.Key, places[group.Key.PlaceId], group.Key.CountedOn, cancel);
            found.Add((group.Key, [.. group.SelectMany(line => (LedgerLine[])
                [line with { Quantity = -line.Quantity }, line with { Place = gap }]).OrderBy(line => line.Place)]));
        }
        return found;
    }

    private static bool Saw(StockCount count, Goods goods) =>
        count.Lines.Exists(line => (line.ProductId, line.Stage, line.LotId) == (goods.Product, goods.Stage, goods.Lot));
}
