using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Ledger.Movements;
using UsineCitoyenne.Core.Ledger.Places;

namespace UsineCitoyenne.Core.Ledger.Counts;

/// <summary>Moves what is left of a gap to what it turned out to be.</summary>
public sealed class GapRecorder(MovementValidator validator, MovementPosting posting)
{
    internal async Task<long> RecordAsync(SiteDbContext db, MovementHeader header, long gap, GapCause cause, CancellationToken cancel)
    {
        RefusedException.ThrowIfAny(validator.Check(header));
        if (await CountRecorder.HoldAsync(db, gap, cancel) is not { Kind: PlaceKind.Gap })
        {
            throw new RefusedException(LedgerField.Place, "Cet écart n’existe pas.");
        }
        var books = KindOf(cause);
        if (await MovementRecorder.FindAsync(db, header.Key, cancel) is { } there)
        {
            var elsewhere = from line in db.Set<MovementLine>()
                            where line.MovementId == there.Id && line.PlaceId != gap
                            join place in db.Set<Place>() on line.PlaceId equals place.Id
                            where place.Kind != books
                            select line;
            var same = there.Kind == MovementKind.Explanation && there.OccurredOn == header.On
                && await db.Set<MovementLine>().AnyAsync(line => line.MovementId == there.Id && line.PlaceId == gap, cancel)
                && !await elsewhere.AnyAsync(cancel);
            return same ? there.Id : throw new RefusedException(LedgerField.Key, MovementRecorder.OtherContent);
        }
        var left = await LeftAsync(db, header, gap, cause, cancel);
        var places = await LinkReader.FindAsync(db, [gap], cancel);
        var account = await Books.FindOrOpenAsync(db, books, Guid.Empty, places[gap], header.On, cancel);
        return await posting.PostAsync(db, posting.MovementOf(header, MovementKind.Explanation),
            [.. left.SelectMany(line => (LedgerLine[])
                [new(gap, line.Goods, -line.Quantity), new(account, line.Goods, line.Quantity)]).OrderBy(line => line.Place)],
            undone: null, cancel);
    }

    // What is missing was lost, rejected or given away; what was found came from outside.
    private static async Task<IReadOnlyList<Holding>> LeftAsync(
        SiteDbContext db, MovementHeader header, long gap, GapCause cause, CancellationToken cancel)
    {
        var left = await HoldingService.OfAsync(db, [gap], cancel);
        if (left.Count == 0)
        {
            throw new RefusedException(LedgerField.Place, "Il ne reste rien de cet écart.");
        }
        var since = await (from line in db.Set<MovementLine>()
                           where line.PlaceId == gap
                           join movement in db.Set<Movement>() on line.MovementId equals movement.Id
                           where movement.Posted
                           select movement.OccurredOn).MinAsync(cancel);
        if (header.On < since)
        {
            throw new RefusedException(
                LedgerField.On, $"Cet écart a été trouvé le {since:dd/MM/yyyy} : indiquez ce jour, ou un jour plus tard.");
        }
        List<Holding> of = [.. left.Where(holding => holding.Quantity > 0 == (cause != GapCause.Received))];
        return of.Count > 0 ? of : throw new RefusedException(LedgerField.Reason, cause == GapCause.Received
            ? "Il en manque : cet écart ne peut pas être un arrivage."
            : "Il y en a en trop : dites d’où cela vient.");
    }

    private static PlaceKind KindOf(GapCause cause) => cause switch
    {
        GapCause.Lost => PlaceKind.Lost,
        GapCause.Rejected => PlaceKind.Rejected,
        GapCause.Distributed => PlaceKind.Distributed,
        GapCause.Received => PlaceKind.Supplier,
        _ => throw new ArgumentOutOfRangeException(nameof(cause), cause, null),
    };
}

/// <summary>What a gap turned out to be.</summary>
public enum GapCause
{
    Lost,
    Rejected,

    /// <summary>Given away without a word of it.</summary>
    Distributed,

    /// <summary>Came from outside without a word of it: what was found and not written.</summary>
    Received,
}
