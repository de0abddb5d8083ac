using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Production.Ledger.Movements;
using UsineCitoyenne.Core.Production.Ledger.Places;

namespace UsineCitoyenne.Core.Production.Ledger.Counts;

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
        var places = await LinkReader.FindAsync(db, [gap], cancel);
        var account = await Books.FindOrOpenAsync(db, KindOf(cause), Guid.Empty, places[gap], header.On, cancel);
        if (await db.Set<Movement>().AsNoTracking().FirstOrDefaultAsync(row => row.Key == header.Key && row.Posted, cancel) is { } there)
        {
            var same = there.Kind == MovementKind.Explanation && there.OccurredOn == header.On
                && (await MovementRecorder.LinesOfAsync(db, there.Id, cancel)).All(line => line.Place == gap || line.Place == account);
            return same ? there.Id : throw new RefusedException(LedgerField.Key, MovementRecorder.OtherContent);
        }
        var left = await HoldingService.OfAsync(db, [gap], cancel);
        return left.Count == 0
            ? throw new RefusedException(LedgerField.Place, "Il ne reste rien de cet écart.")
            : await posting.PostAsync(db, posting.MovementOf(header, MovementKind.Explanation),
                [.. left.SelectMany(line => (LedgerLine[])
                    [new(gap, line.Goods, -line.Quantity), new(account, line.Goods, line.Quantity)]).OrderBy(line => line.Place)],
                undone: null, cancel);
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
