using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Ledger;
using UsineCitoyenne.Core.Ledger.Movements;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Needs;
using UsineCitoyenne.Core.Production.Rounds;
using UsineCitoyenne.Core.Production.Transfers;
using UsineCitoyenne.Core.Production.Work;

namespace UsineCitoyenne.Core.Production.Stock;

/// <summary>What was done at a commune's stock, and undoing it: a reversal, with all that the gesture had brought.</summary>
public sealed class StockJournal(
    Database database, MovementRecorder recorder, ReversalRecorder reversals, StockGesture gesture, AccountStore accounts)
{
    private const int Shown = 30;

    /// <summary>The latest first.</summary>
    public async Task<IReadOnlyList<StockMove>> ReadAsync(CommuneStock stock, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        var places = await CommuneStocks.PlacesAsync(db, stock.Commune, cancel);
        var ids = await db.Set<MovementLine>().Where(line => places.Contains(line.PlaceId))
            .Select(line => line.MovementId).Distinct().OrderByDescending(id => id).Take(Shown).ToListAsync(cancel);
        var movements = await db.Set<Movement>().AsNoTracking().Where(row => ids.Contains(row.Id) && row.Posted)
            .OrderByDescending(row => row.Id).ToListAsync(cancel);
        var lines = (await db.Set<MovementLine>().AsNoTracking()
            .Where(line => ids.Contains(line.MovementId) && places.Contains(line.PlaceId)).ToListAsync(cancel))
            .ToLookup(line => line.MovementId);
        var undone = (await db.Set<Movement>().Where(row => row.Reverses != null && ids.Contains(row.Reverses.Value))
            .Select(row => row.Reverses!.Value).ToListAsync(cancel)).ToHashSet();
        var names = await accounts.FindAllAsync(
            db, [.. movements.Where(row => row.Source == MovementSource.Form).Select(row => row.Actor).Distinct()]);
        var recipients = await db.Set<Distribution>().Where(row => ids.Contains(row.MovementId))
            .ToDictionaryAsync(row => row.MovementId, row => row.Recipient, cancel);
        return [.. movements.Select(row => new StockMove(
            row.Id, row.Kind, row.OccurredOn, row.RecordedAt, names.TryGetValue(row.Actor, out var account) ? account.Name : "",
            row.Slip, recipients.GetValueOrDefault(row.Id, ""),
            [.. lines[row.Id].GroupBy(line => (line.ProductId, line.Stage)).OrderBy(same => same.Key)
                .Select(same => new StockChange(same.Key.ProductId, same.Key.Stage, same.Sum(line => line.Quantity)))],
            undone.Contains(row.Id), MayUndo(stock, row.Kind) && !undone.Contains(row.Id)))];
    }

    /// <summary>Undoes a gesture entered by mistake. What followed from it has to be undone first.</summary>
    /// <param name="form">Its <see cref="StockForm.Id"/> is the movement.</param>
    public Task<LedgerResult> UndoAsync(CommuneStock stock, StockForm form, CancellationToken cancel = default) =>
        recorder.RecordAsync(async db =>
        {
            var places = await CommuneStocks.PlacesAsync(db, stock.Commune, cancel);
            var movement = await db.Set<Movement>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == form.Id && row.Posted
                && db.Set<MovementLine>().Any(line => line.MovementId == row.Id && places.Contains(line.PlaceId)), cancel);
            if (movement is null || !MayUndo(stock, movement.Kind))
            {
                throw new RefusedException(LedgerField.Movement, "Ce geste n’est pas de cette commune, ou ne s’annule pas.");
            }
            if (await MovementRecorder.FindAsync(db, form.Key, cancel) is null)
            {
                if (movement.Kind != MovementKind.Count)
                {
                    await CheckStillThereAsync(db, movement.Id, places, cancel);
                }
                await FollowAsync(db, movement, cancel);
                gesture.Trace(db, stock, $"Undo movement:{movement.Id}");
            }
            return await reversals.RecordAsync(
                db, new MovementHeader(form.Key, gesture.Today, stock.AccountId, MovementSource.Form), movement.Id, cancel);
        }, cancel);

    private static bool MayUndo(CommuneStock stock, MovementKind kind) => kind switch
    {
        MovementKind.Receipt => stock.Allows(MandateRights.Purchases),
        MovementKind.HandOut => stock.Allows(MandateRights.Issues),
        MovementKind.Transformation => stock.Allows(MandateRights.Issues) || stock.Allows(MandateRights.Receives),
        MovementKind.Distribution or MovementKind.Departure => stock.Allows(MandateRights.Distributes),
        MovementKind.Collection or MovementKind.Arrival or MovementKind.Loss or MovementKind.Rejection or MovementKind.Count =>
            stock.Allows(MandateRights.Receives),
        _ => false,
    };

    // What the gesture brought has to lie there still: otherwise something followed from it, which is undone first.
    private static async Task CheckStillThereAsync(SiteDbContext db, long movement, List<long> places, CancellationToken cancel)
    {
        var brought = await db.Set<MovementLine>().AsNoTracking()
            .Where(line => line.MovementId == movement && line.Quantity > 0 && places.Contains(line.PlaceId)).ToListAsync(cancel);
        var held = (await HoldingService.OfAsync(db, places, cancel)).ToDictionary(holding => (holding.Place, holding.Goods));
        if (brought.Exists(line => !held.TryGetValue(
            (line.PlaceId, new Goods(line.ProductId, line.Stage, line.LotId)), out var there) || there.Quantity < line.Quantity))
        {
            throw new RefusedException(
                LedgerField.Movement, "Ce que ce geste a apporté est déjà parti plus loin\u00A0: annulez d’abord ce qui a suivi.");
        }
    }

    private async Task FollowAsync(SiteDbContext db, Movement movement, CancellationToken cancel)
    {
        var now = gesture.Now;
        switch (movement.Kind)
        {
            case MovementKind.HandOut:
                foreach (var order in await db.Set<WorkOrder>().Where(row => row.MovementId == movement.Id).ForUpdate().ToListAsync(cancel))
                {
                    if (order.Returned != 0 || order.Lost != 0)
                    {
                        throw new RefusedException(
                            LedgerField.Movement, "Des pièces de ces kits sont déjà revenues\u00A0: annulez d’abord leur retour.");
                    }
                    order.Cancel(now);
                }
                break;
            case MovementKind.Collection:
                foreach (var back in await db.Set<WorkReturn>().Where(row => row.MovementId == movement.Id).ToListAsync(cancel))
                {
                    (await db.Set<WorkOrder>().Where(row => row.Id == back.OrderId).ForUpdate().SingleAsync(cancel))
                        .TakeBack(back);
                    db.Remove(back);
                }
                break;
            case MovementKind.Distribution:
                await db.Set<Distribution>().Where(row => row.MovementId == movement.Id).ExecuteDeleteAsync(cancel);
                break;
            case MovementKind.Departure:
                if (await db.Set<Transfer>().Where(row => row.DepartureId == movement.Id).ForUpdate().FirstOrDefaultAsync(cancel)
                    is { } sent)
                {
                    if (sent.ArrivalId is not null)
                    {
                        throw new RefusedException(
                            LedgerField.Movement, "Cet envoi est déjà arrivé\u00A0: c’est à la commune qui l’a reçu de le renvoyer.");
                    }
                    sent.Cancel(now);
                    if (sent.AllocationId is { } share)
                    {
                        await AllocationService.ReopenAsync(db, share, cancel);
                    }
                }
                break;
            case MovementKind.Arrival:
                if (await db.Set<Transfer>().Where(row => row.ArrivalId == movement.Id).ForUpdate().FirstOrDefaultAsync(cancel) is { } come)
                {
                    come.Reopen();
                }
                if (await db.Set<CollectionRound>().Where(row => row.ArrivalId == movement.Id).ForUpdate().FirstOrDefaultAsync(cancel)
                    is { } round)
                {
                    round.Reopen();
                }
                break;
            default:
                break;
        }
    }
}

/// <summary>One gesture, as the stock felt it.</summary>
/// <param name="RecordedAt">UTC.</param>
/// <param name="Who">Name of the responsable; empty for none.</param>
/// <param name="Recipient">Of a distribution.</param>
/// <param name="Changes">Of the commune's own places.</param>
public sealed record StockMove(
    long Id, MovementKind Kind, DateOnly On, DateTime RecordedAt, string Who, string? Slip, string Recipient,
    IReadOnlyList<StockChange> Changes, bool IsUndone, bool MayUndo);

public readonly record struct StockChange(long Product, int Stage, long Quantity);
