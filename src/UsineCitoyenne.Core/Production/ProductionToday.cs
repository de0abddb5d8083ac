using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Ledger.Counts;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Mandates.Today;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Production.Rounds;
using UsineCitoyenne.Core.Production.Stock;
using UsineCitoyenne.Core.Production.Transfers;
using UsineCitoyenne.Core.Production.Work;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Production;

/// <summary>
/// What waits at the stock of who works a commune's: pick-ups asked, rounds without anybody, arrivals, gaps, kits out too long. Wider
/// territories have their table instead.
/// </summary>
internal sealed class ProductionToday(
    Database database, CommuneStocks stocks, GapService gaps, TerritoryDirectory territories) : ITodaySource
{
    public async Task<IReadOnlyList<TodayItem>> FindAsync(Responsable by, CancellationToken cancel)
    {
        var places = by.Mandates.Where(mandate => mandate.Rights.HasFlag(MandateRights.Receives)
                && mandate.Territory.Kind is TerritoryKind.Commune or TerritoryKind.Epci)
            .Select(mandate => mandate.Territory).Distinct().ToList();
        var communes = places.Select(place => territories.Current.Find(place) ?? territories.Current.CurrentCommune(place.Code))
            .OfType<Territory>().SelectMany(territories.Current.CommunesOf).Distinct().ToList();
        if (communes.Count == 0)
        {
            return [];
        }
        var codes = communes.SelectMany(territories.Current.CodesOf).ToList();
        var today = stocks.Today;
        await using var db = database.Read();
        var orders = db.Set<WorkOrder>().Where(row => codes.Contains(row.CommuneCode) && row.ClosedAt == null);
        var pickUps = await orders.CountAsync(row => row.WantsPickUp, cancel);
        var late = await orders.CountAsync(row => !row.WantsPickUp && row.DueOn < today, cancel);
        var alone = await db.Set<CollectionRound>().CountAsync(
            row => codes.Contains(row.CommuneCode) && row.ClosedAt == null && (row.CarrierId == null || row.DroppedAt != null), cancel);
        var coming = await db.Set<Transfer>().CountAsync(
            row => codes.Contains(row.ToCode) && row.ArrivalId == null && row.CancelledAt == null, cancel);
        var open = 0;
        foreach (var place in places)
        {
            open += (await gaps.OpenAsync(place, cancel)).Count;
        }
        var url = communes.Count == 1 ? $"/mon-espace/production/{communes[0].Code}/" : "/mon-espace/production/";
        return
        [
            .. Item(alone, "tournée n’a plus personne", "tournées n’ont plus personne", TodayUrgency.Now),
            .. Item(pickUps, "personne demande qu’on vienne chercher ses pièces", "personnes demandent qu’on vienne chercher leurs pièces",
                TodayUrgency.Now),
            .. Item(coming, "envoi d’une autre commune est à recevoir", "envois d’autres communes sont à recevoir", TodayUrgency.Now),
            .. Item(open, "écart est à expliquer", "écarts sont à expliquer", TodayUrgency.Soon),
            .. Item(late, "kit est attendu depuis trop longtemps", "kits sont attendus depuis trop longtemps", TodayUrgency.Soon),
        ];

        IEnumerable<TodayItem> Item(int count, string one, string many, TodayUrgency urgency) =>
            count == 0 ? [] : [new TodayItem(FrenchNumber.Count(count, one, many), count, url, urgency)];
    }
}
