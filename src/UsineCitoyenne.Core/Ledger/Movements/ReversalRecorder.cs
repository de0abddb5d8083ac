using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Ledger.Counts;

namespace UsineCitoyenne.Core.Ledger.Movements;

/// <summary>Undoes what was entered by mistake: it never happened, so its opposite is dated as it was. What counts saw stands.</summary>
public sealed class ReversalRecorder(MovementValidator validator, MovementPosting posting, TimeProvider clock)
{
    internal async Task<long> RecordAsync(SiteDbContext db, MovementHeader header, long movement, CancellationToken cancel)
    {
        if (await MovementRecorder.FindAsync(db, header.Key, cancel) is { } there)
        {
            return there.Reverses == movement ? there.Id : throw new RefusedException(LedgerField.Key, MovementRecorder.OtherContent);
        }
        var undone = await db.Set<Movement>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == movement && row.Posted, cancel)
            ?? throw new RefusedException(LedgerField.Movement, "Ce mouvement n’existe pas.");
        RefusedException.ThrowIfAny(validator.Check(header with { On = undone.OccurredOn }));
        if (undone.Kind is MovementKind.Reversal or MovementKind.Counterpart)
        {
            throw new RefusedException(LedgerField.Movement, "Ce mouvement ne s’annule pas : il en suit un autre.");
        }
        if (await db.Set<Movement>().AnyAsync(row => row.Reverses == movement, cancel))
        {
            throw new RefusedException(LedgerField.Movement, "Ce mouvement est déjà annulé.");
        }
        var lines = undone is { Kind: MovementKind.Count, CountId: { } count }
            ? await WithdrawAsync(db, count, cancel)
            : await MovementRecorder.LinesOfAsync(db, movement, cancel);
        return await posting.PostAsync(
            db, posting.MovementOf(header with { On = undone.OccurredOn }, MovementKind.Reversal, reverses: movement),
            [.. lines.Select(line => line with { Quantity = -line.Quantity })], undone.RecordedAt, cancel);
    }

    /// <summary>Withdraws a count, also one that found what was written and so has no movement.</summary>
    /// <returns>The number of the movement; 0 where nothing had to move.</returns>
    internal async Task<long> WithdrawAsync(SiteDbContext db, MovementHeader header, Guid key, CancellationToken cancel)
    {
        if (await MovementRecorder.FindAsync(db, key, cancel) is { } movement)
        {
            return await RecordAsync(db, header, movement.Id, cancel);
        }
        var count = await db.Set<StockCount>().AsNoTracking().FirstOrDefaultAsync(row => row.Key == key, cancel)
            ?? throw new RefusedException(LedgerField.Movement, "Ce comptage n’existe pas.");
        RefusedException.ThrowIfAny(validator.Check(header with { On = count.CountedOn }));
        if (await MovementRecorder.FindAsync(db, header.Key, cancel) is { } there)
        {
            return there.CountId == count.Id ? there.Id : throw new RefusedException(LedgerField.Key, MovementRecorder.OtherContent);
        }
        if (count.WithdrawnAt is not null)
        {
            return 0;
        }
        var lines = await WithdrawAsync(db, count.Id, cancel);
        return lines.Count == 0
            ? 0
            : await posting.PostAsync(
                db, posting.MovementOf(header with { On = count.CountedOn }, MovementKind.Reversal, count: count.Id),
                [.. lines.Select(line => line with { Quantity = -line.Quantity })], count.RecordedAt, cancel);
    }

    // What the count found goes back, with all that was posted since to keep it standing.
    private async Task<IReadOnlyList<LedgerLine>> WithdrawAsync(SiteDbContext db, long id, CancellationToken cancel)
    {
        var count = await db.Set<StockCount>().SingleAsync(row => row.Id == id, cancel);
        await CountRecorder.HoldAsync(db, count.PlaceId, cancel);
        count.Withdraw(clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancel);
        var lines = await (from movement in db.Set<Movement>()
                           where movement.CountId == id && movement.Posted
                           join line in db.Set<MovementLine>() on movement.Id equals line.MovementId
                           group line.Quantity by new { line.PlaceId, line.ProductId, line.Stage, line.LotId } into same
                           select new { same.Key, Quantity = same.Sum() }).ToListAsync(cancel);
        return [.. from line in lines
                   where line.Quantity != 0
                   orderby line.Key.PlaceId
                   select new LedgerLine(line.Key.PlaceId, new Goods(line.Key.ProductId, line.Key.Stage, line.Key.LotId), line.Quantity)];
    }
}
