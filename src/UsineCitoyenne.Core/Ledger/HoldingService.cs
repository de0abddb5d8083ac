using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Ledger.Movements;
using UsineCitoyenne.Core.Ledger.Places;
using UsineCitoyenne.Core.Ledger.Totals;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Ledger;

/// <summary>Who holds what, and what stands under zero.</summary>
public sealed class HoldingService(Database database)
{
    /// <summary>By place and thing; what is nothing is left out.</summary>
    public async Task<IReadOnlyList<Holding>> OfAsync(IReadOnlyCollection<long> places, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        return await OfAsync(db, places, cancel);
    }

    /// <summary>
    /// Physical places that gave more than they are known to have had, the oldest first: a slip is still on its way, or somebody mistyped.
    /// One leaves the list when what is missing is entered.
    /// </summary>
    public async Task<IReadOnlyList<Holding>> OverdrawnAsync(TerritoryRef territory, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        var here = await PlaceLinks.Within(db, territory)
            .Where(link => db.Set<Place>().Any(place => place.Id == link.PlaceId && place.Kind < PlaceKind.Supplier)
                && (db.Set<PlaceBalance>().Any(row => row.PlaceId == link.PlaceId && row.OverdrawnAt != null)
                    || Recent(db).Any(line => line.PlaceId == link.PlaceId)))
            .Select(link => link.PlaceId).ToListAsync(cancel);
        return [.. (await OfAsync(db, here, cancel)).Where(holding => holding.Quantity < 0)
            .OrderBy(holding => holding.OverdrawnAt ?? DateTime.MaxValue).ThenBy(holding => holding.Place)];
    }

    /// <summary>Lines that are in no balance yet.</summary>
    internal static IQueryable<MovementLine> Recent(SiteDbContext db) => db.Set<UnfoldedMovement>()
        .Join(db.Set<MovementLine>(), row => row.MovementId, line => line.MovementId, (_, line) => line);

    // What is folded and what is not, in one statement: both of one moment.
    internal static async Task<IReadOnlyList<Holding>> OfAsync(SiteDbContext db, IReadOnlyCollection<long> places, CancellationToken cancel)
    {
        var folded = db.Set<PlaceBalance>().Where(row => places.Contains(row.PlaceId))
            .Select(row => new { row.PlaceId, row.ProductId, row.Stage, row.LotId, row.Quantity, row.OverdrawnAt });
        var recent = Recent(db)
            .Where(line => places.Contains(line.PlaceId))
            .Select(line => new { line.PlaceId, line.ProductId, line.Stage, line.LotId, line.Quantity, OverdrawnAt = (DateTime?)null });
        var sums = await folded.Concat(recent).GroupBy(row => new { row.PlaceId, row.ProductId, row.Stage, row.LotId })
            .Select(same => new { same.Key, Quantity = same.Sum(row => row.Quantity), Since = same.Max(row => row.OverdrawnAt) })
            .Where(sum => sum.Quantity != 0).ToListAsync(cancel);
        return [.. sums.Select(sum => new Holding(
                sum.Key.PlaceId, new Goods(sum.Key.ProductId, sum.Key.Stage, sum.Key.LotId), sum.Quantity,
                sum.Quantity < 0 ? sum.Since : null))
            .OrderBy(holding => holding.Place).ThenBy(holding => holding.Goods.Product).ThenBy(holding => holding.Goods.Stage)];
    }
}

/// <param name="Quantity">In the product's unit; under zero where more left than is known to have come.</param>
/// <param name="OverdrawnAt">UTC, since when it is under zero; null while it is not, or only just.</param>
public sealed record Holding(long Place, Goods Goods, long Quantity, DateTime? OverdrawnAt = null);
