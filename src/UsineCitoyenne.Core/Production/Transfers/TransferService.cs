using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Ledger;
using UsineCitoyenne.Core.Ledger.Movements;
using UsineCitoyenne.Core.Ledger.Places;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Production.Stock;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Production.Transfers;

/// <summary>From one commune to another: it leaves, it is on the way, it arrives, and what differs is a gap of who gets it.</summary>
public sealed class TransferService(Database database, StockGesture gesture, TerritoryDirectory territories)
{
    /// <summary>What is at any stage, to any commune.</summary>
    public Task<LedgerResult> SendAsync(CommuneStock stock, StockForm form, CancellationToken cancel = default) =>
        gesture.RunAsync(stock, MandateRights.Distributes, form, async work =>
        {
            var product = work.Product();
            var stage = work.Stage(product);
            var quantity = work.Reader.Quantity(nameof(form.Quantity), form.Quantity, product.Unit);
            if (territories.Current.Resolve(form.Commune, form.CommuneCode).Found?.Commune is not { } to)
            {
                throw new RefusedException(nameof(form.CommuneCode), "Choisissez la commune qui reçoit, dans la liste qui s’ouvre.");
            }
            if (to == stock.Commune)
            {
                throw new RefusedException(nameof(form.CommuneCode), "C’est la commune qui envoie. Choisissez-en une autre.");
            }
            await work.HoldsAsync(nameof(form.Quantity), product, stage.Number, quantity, cancel);
            work.Reader.ThrowIfAny();
            var transit = (await PlaceService.FindOrOpenTransitAsync(
                work.Db, work.Place, await CommuneStocks.PlaceAsync(work.Db, to, cancel), cancel))!.Value;
            var goods = new Goods(product.Id, stage.Number);
            work.Recorded = movement =>
                work.Db.Add(Transfer.Of(work.Header, stock.Commune, to, transit, goods, quantity, movement));
            return MovementDrafts.Departure(work.Header, work.Place, transit, goods, quantity);
        }, cancel);

    /// <summary>Says what arrived.</summary>
    public Task<LedgerResult> ArriveAsync(CommuneStock stock, StockForm form, CancellationToken cancel = default) =>
        gesture.RunAsync(stock, MandateRights.Receives, form, async work =>
        {
            var transfer = await work.Db.Set<Transfer>().Where(row => row.Id == form.Id).ForUpdate().FirstOrDefaultAsync(cancel);
            if (transfer is null || !IsFor(transfer.ToCode, stock) || (!work.IsKnown && !transfer.IsOpen))
            {
                throw new RefusedException(nameof(form.Quantity),
                    "Cet envoi n’est plus attendu ici\u00A0: quelqu’un l’a peut-être déjà reçu.");
            }
            var product = work.Products.First(other => other.Id == transfer.ProductId);
            if (string.IsNullOrWhiteSpace(form.Quantity))
            {
                work.Reader.Refuse(nameof(form.Quantity), "Écrivez ce que vous avez compté à l’arrivée, zéro si rien n’est là.");
            }
            var received = work.Reader.Any(nameof(form.Quantity), form.Quantity, product.Unit);
            if (work.Header.On < transfer.SentOn)
            {
                work.Reader.Refuse(nameof(form.On), "Ce jour est avant celui du départ.");
            }
            work.Recorded = movement => transfer.Arrive(received, movement);
            return MovementDrafts.Arrival(
                work.Header, transfer.TransitId, work.Place, new Goods(transfer.ProductId, transfer.Stage), transfer.Sent, received);
        }, cancel);

    /// <summary>On the way to the commune, and from it; the oldest first.</summary>
    public async Task<IReadOnlyList<OpenTransfer>> OpenAsync(CommuneStock stock, CancellationToken cancel = default)
    {
        var codes = territories.Current.CodesOf(stock.Commune);
        await using var db = database.Read();
        var rows = await db.Set<Transfer>().AsNoTracking().Where(row => row.ArrivalId == null && row.CancelledAt == null
            && (codes.Contains(row.ToCode) || codes.Contains(row.FromCode))).OrderBy(row => row.Id).ToListAsync(cancel);
        return [.. rows.Select(row => new OpenTransfer(
            row.Id, territories.Current.CurrentCommune(row.FromCode)!, territories.Current.CurrentCommune(row.ToCode)!, row.ProductId,
            row.Stage, row.Sent, row.SentOn, IsFor(row.ToCode, stock)))];
    }

    private bool IsFor(string code, CommuneStock stock) => territories.Current.CurrentCommune(code)?.Code == stock.Commune.Code;
}

/// <param name="IsComing">To this commune; otherwise from it.</param>
public sealed record OpenTransfer(
    long Id, Territory From, Territory To, long Product, int Stage, long Sent, DateOnly SentOn, bool IsComing);
