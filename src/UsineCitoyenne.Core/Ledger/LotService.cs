using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Ledger.Movements;
using UsineCitoyenne.Core.Ledger.Places;

namespace UsineCitoyenne.Core.Ledger;

/// <summary>Lots, and the lots that they were made of.</summary>
public sealed class LotService(Database database)
{
    /// <summary>Done again with the same key it changes nothing.</summary>
    /// <returns>The lot's number.</returns>
    public Task<long> AddAsync(Guid key, long product, string code, CancellationToken cancel = default) =>
        database.WriteAsync(async db => (await FindOrAddAsync(db, key, product, code, cancel)).Id, cancel);

    /// <summary>The lots that went into the work order which this one came out of, by number. Merging empties no history.</summary>
    public async Task<IReadOnlyList<long>> ParentsAsync(long lot, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        return await Through(db, lot, parents: true).ToListAsync(cancel);
    }

    /// <summary>The lots that this one became, by number.</summary>
    public async Task<IReadOnlyList<long>> ChildrenAsync(long lot, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        return await Through(db, lot, parents: false).ToListAsync(cancel);
    }

    internal static async Task<Lot> FindOrAddAsync(SiteDbContext db, Guid key, long product, string code, CancellationToken cancel)
    {
        if (await db.Set<Lot>().FirstOrDefaultAsync(row => row.Key == key, cancel) is { } there)
        {
            return there;
        }
        var lot = new Lot { Key = key, ProductId = product, Code = code };
        db.Add(lot);
        await db.SaveChangesAsync(cancel);
        return lot;
    }

    internal Task<bool> IsOfAsync(SiteDbContext db, long lot, long product, CancellationToken cancel) =>
        db.Set<Lot>().AnyAsync(row => row.Id == lot && row.ProductId == product, cancel);

    // What a work order took has a positive line on it, what it gave a negative one; what was undone takes no part.
    private static IQueryable<long> Through(SiteDbContext db, long lot, bool parents)
    {
        var lines =
            from line in db.Set<MovementLine>()
            join place in db.Set<Place>() on line.PlaceId equals place.Id
            join movement in db.Set<Movement>() on line.MovementId equals movement.Id
            where place.Kind == PlaceKind.Work && line.LotId != 0 && movement.Posted && movement.Reverses == null
                && !db.Set<Movement>().Any(other => other.Reverses == movement.Id && other.Posted)
            select line;
        var own = lines.Where(line => line.LotId == lot && (parents ? line.Quantity < 0 : line.Quantity > 0)).Select(line => line.PlaceId);
        return lines.Where(line => own.Contains(line.PlaceId) && line.LotId != lot && (parents ? line.Quantity > 0 : line.Quantity < 0))
            .Select(line => line.LotId).Distinct().OrderBy(number => number);
    }
}
