using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Ledger.Movements;
using UsineCitoyenne.Core.Ledger.Places;

namespace UsineCitoyenne.Core.Ledger.Counts;

/// <summary>Records what was seen at a place; the difference with what was written goes to the gap of the count.</summary>
public sealed class CountRecorder(MovementValidator validator, MovementPosting posting, TimeProvider clock)
{
    /// <returns>The number of the movement; 0 where nothing differs.</returns>
    internal async Task<long> RecordAsync(
        SiteDbContext db, MovementHeader header, long place, IReadOnlyList<GoodsQuantity> observed, CancellationToken cancel)
    {
        RefusedException.ThrowIfAny(Check(header, observed));
        var known = db.Set<StockCount>().AsNoTracking().Include(row => row.Lines).Where(row => row.Key == header.Key);
        if (await known.FirstOrDefaultAsync(cancel) is { } there)
        {
            return IsSame(there, header, place, observed)
                ? await db.Set<Movement>().Where(row => row.Key == header.Key).Select(row => row.Id).FirstOrDefaultAsync(cancel)
                : throw new RefusedException(LedgerField.Key, MovementRecorder.OtherContent);
        }
        if (await db.Set<Movement>().AnyAsync(row => row.Key == header.Key, cancel))
        {
            throw new RefusedException(LedgerField.Key, MovementRecorder.OtherContent);
        }
        var held = await HoldAsync(db, place, cancel);
        var places = await LinkReader.FindAsync(db, [place], cancel);
        RefusedException.ThrowIfAny(await validator.CheckAsync(db, observed.Select(line => line.Goods), [Spot.At(place)], places, cancel));
        var book = await BookAsync(db, place, header.On, cancel);
        var count = CountOf(header, place, observed, book);
        db.Add(count);
        await db.SaveChangesAsync(cancel);

        var differences = count.Lines.FindAll(line => line.Observed != line.Book);
        var movement = 0L;
        if (differences.Count > 0)
        {
            var gap = await Books.FindOrOpenAsync(db, PlaceKind.Gap, header.Key, places[place], header.On, cancel);
            movement = await posting.PostAsync(db, posting.MovementOf(header, MovementKind.Count, count: count.Id),
                LinesOf(differences, place, gap), undone: null, cancel);
        }
        held!.SeeCount(header.On);
        return movement;
    }

    /// <summary>
    /// Until the end of the transaction nothing moves at this place: what is written of it is whole. Null where there is none.
    /// </summary>
    internal static Task<Place?> HoldAsync(SiteDbContext db, long place, CancellationToken cancel) =>
        db.Set<Place>().Where(row => row.Id == place).ForUpdate().FirstOrDefaultAsync(cancel);

    private Dictionary<string, string> Check(MovementHeader header, IReadOnlyList<GoodsQuantity> observed)
    {
        var errors = validator.Check(header);
        for (var index = 0; index < observed.Count; index++)
        {
            if (observed[index].Quantity is < 0 or > MovementValidator.Most)
            {
                errors[LedgerField.At(LedgerField.Quantity, index)] = "Indiquez ce qui a été vu : un nombre entier, zéro s’il n’y a rien.";
            }
        }
        if (observed.Count == 0 || observed.DistinctBy(line => line.Goods).Count() < observed.Count)
        {
            errors[LedgerField.Goods] = "Comptez chaque produit une fois.";
        }
        return errors;
    }

    private static bool IsSame(StockCount there, MovementHeader header, long place, IReadOnlyList<GoodsQuantity> observed) =>
        (there.PlaceId, there.CountedOn, there.Source, there.Slip) == (place, header.On, header.Source, header.Slip)
        && there.Lines.Select(line => new GoodsQuantity(GoodsOf(line), line.Observed)).ToHashSet().SetEquals(observed);

    // At the end of that day, by what is recorded until now.
    private static async Task<Dictionary<Goods, long>> BookAsync(SiteDbContext db, long place, DateOnly day, CancellationToken cancel)
    {
        var sums = await (from line in db.Set<MovementLine>()
                          where line.PlaceId == place
                          join movement in db.Set<Movement>() on line.MovementId equals movement.Id
                          where movement.Posted && movement.OccurredOn <= day
                          group line.Quantity by new { line.ProductId, line.Stage, line.LotId } into same
                          select new { same.Key, Quantity = same.Sum() }).ToListAsync(cancel);
        return sums.ToDictionary(sum => new Goods(sum.Key.ProductId, sum.Key.Stage, sum.Key.LotId), sum => sum.Quantity);
    }

    private StockCount CountOf(
        MovementHeader header, long place, IReadOnlyList<GoodsQuantity> observed, Dictionary<Goods, long> book) => new()
        {
            Key = header.Key,
            PlaceId = place,
            CountedOn = header.On,
            RecordedAt = clock.GetUtcNow().UtcDateTime,
            Actor = header.Actor,
            Source = header.Source,
            Slip = header.Slip,
            Lines = [.. observed.Select(line => new StockCountLine
        {
            ProductId = line.Goods.Product,
            Stage = line.Goods.Stage,
            LotId = line.Goods.Lot,
            Observed = line.Quantity,
            Book = book.GetValueOrDefault(line.Goods),
        })],
        };

    private static IReadOnlyList<LedgerLine> LinesOf(List<StockCountLine> differences, long place, long gap) =>
    [
        .. differences.SelectMany(line => (LedgerLine[])
            [new(place, GoodsOf(line), line.Observed - line.Book), new(gap, GoodsOf(line), line.Book - line.Observed)])
            .OrderBy(line => line.Place),
    ];

    private static Goods GoodsOf(StockCountLine line) => new(line.ProductId, line.Stage, line.LotId);
}
