using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Ledger;
using UsineCitoyenne.Core.Ledger.Movements;
using UsineCitoyenne.Core.Ledger.Places;
using UsineCitoyenne.Core.Ledger.Products;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Needs;
using UsineCitoyenne.Core.Production.Stock;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Production.Transfers;

/// <summary>
/// Carries out an accepted share: what each commune is to get leaves one commune's stock at once, as transfers. What the needs of the
/// sending commune itself get stays where it is, to be given there.
/// </summary>
public sealed class AllocationTransfers(
    AllocationService allocations, CommuneStocks stocks, MovementRecorder recorder, StockGesture gesture, TerritoryDirectory territories)
{
    /// <param name="from">INSEE code of the commune that sends.</param>
    public async Task<LedgerResult> ExecuteAsync(Responsable by, long id, string? from, CancellationToken cancel = default)
    {
        if (await allocations.OpenAsync(by, id, cancel) is not { Product: { } product })
        {
            return LedgerResult.Refused(LedgerField.Key, "Ce partage n’est pas à vous.");
        }
        if (stocks.Open(by, from) is not { } stock || !stock.Allows(MandateRights.Distributes))
        {
            return LedgerResult.Refused(nameof(from), "Choisissez une commune de votre territoire, dans la liste qui s’ouvre.");
        }
        return await recorder.RecordAsync(async db =>
        {
            var lines = (await AllocationService.ToExecuteAsync(db, id, cancel)).Where(line => line.Quantity > 0)
                .GroupBy(line => territories.Current.CurrentCommune(line.CommuneCode))
                .Where(commune => commune.Key is not null).ToList();
            if (lines.Count == 0)
            {
                throw new RefusedException(LedgerField.Key, "Ce partage n’est pas accepté, ou ses envois sont déjà partis.");
            }
            // After one was undone the share is to be carried out again, less what is on its way or there.
            var gone = await db.Set<Transfer>().Where(row => row.AllocationId == id && row.CancelledAt == null).Select(row => row.ToCode)
                .ToListAsync(cancel);
            var sent = lines.Where(commune => commune.Key != stock.Commune && !gone.Contains(commune.Key!.Code))
                .Select(commune => (To: commune.Key!, Quantity: commune.Sum(line => (long)line.Quantity))).ToList();
            await SendAsync(db, id, stock, product, sent, cancel);
            await allocations.MarkExecutedAsync(db, id, by.AccountId, cancel);
            return 0;
        }, cancel);
    }

    private async Task SendAsync(
        SiteDbContext db, long allocation, CommuneStock stock, ProductSheet product, IReadOnlyList<(Territory To, long Quantity)> sent,
        CancellationToken cancel)
    {
        var (place, goods) = (await CommuneStocks.PlaceAsync(db, stock.Commune, cancel), new Goods(product.Id, product.Last.Number));
        var held = (await HoldingService.OfAsync(db, [place], cancel)).Where(holding => holding.Goods == goods)
            .Sum(holding => holding.Quantity);
        var total = sent.Sum(line => line.Quantity);
        if (total > held)
        {
            throw new RefusedException("from",
                $"{stock.Commune.Name} n’a que {product.Count(Math.Max(0, held))} prêts à partir, et ce partage "
                + $"en envoie {FrenchNumber.Of(total)}. Choisissez une autre commune, ou corrigez le partage.");
        }
        foreach (var (to, quantity) in sent)
        {
            var transit = (
                await PlaceService.FindOrOpenTransitAsync(db, place, await CommuneStocks.PlaceAsync(db, to, cancel), cancel))!.Value;
            var header = new MovementHeader(Guid.NewGuid(), gesture.Today, stock.AccountId, MovementSource.Form);
            var movement = await recorder.RecordAsync(db, MovementDrafts.Departure(header, place, transit, goods, quantity), cancel);
            var transfer = Transfer.Of(header, stock.Commune, to, transit, goods, quantity, movement);
            transfer.AllocationId = allocation;
            db.Add(transfer);
            gesture.Trace(db, stock, $"Departure movement:{movement}");
        }
    }
}
