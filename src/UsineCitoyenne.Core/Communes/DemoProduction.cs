using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Ledger;
using UsineCitoyenne.Core.Ledger.Movements;
using UsineCitoyenne.Core.Ledger.Products;
using UsineCitoyenne.Core.Ledger.Totals;
using UsineCitoyenne.Core.Links;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Production;
using UsineCitoyenne.Core.Production.Rounds;
using UsineCitoyenne.Core.Production.Stock;
using UsineCitoyenne.Core.Production.Transfers;
using UsineCitoyenne.Core.Production.Work;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Volunteers.Demo;

namespace UsineCitoyenne.Core.Communes;

/// <summary>
/// A living Val-d'Oise for demonstrations, told gesture by gesture through the services that pages use: Cergy produces, Pontoise has its
/// town hall and begins, Jouy-le-Moutier gets what Cergy has too much of.
/// </summary>
public sealed class DemoProduction(
    Database database, TerritoryDirectory territories, CommuneStates states, CommuneStocks stocks, StockService service, StockLevels levels,
    WorkOrderService orders, WorkHeldService held, RoundService rounds, TransferService transfers, LedgerFoldingJob folding,
        LinkTokens links, ProductionFigures figures,
    ProductService products, DemoVolunteers volunteers, TimeProvider clock)
{
    private const string Cergy = "95127";
    private const string Pontoise = "95500";
    private const string Jouy = "95323";

    /// <summary>Nothing where the site's territories have no such communes.</summary>
    public async Task AddAsync(CancellationToken cancel = default)
    {
        if (((string[])[Cergy, Pontoise, Jouy]).Any(code => territories.Current.CurrentCommune(code) is null))
        {
            return;
        }
        foreach (var (code, count) in ((string Code, int Count)[])[(Cergy, 14), (Pontoise, 8), (Jouy, 6)])
        {
            await volunteers.AddAsync(count, @in: territories.Current.CurrentCommune(code), cancel: cancel);
        }
        await StateAsync(Cergy, CommuneState.Producing, cancel);
        await StateAsync(Pontoise, CommuneState.Committed, cancel);
        var sheets = (await products.ListAsync(cancel)).ToDictionary(sheet => sheet.Key);
        var (mask, cloth, elastic) = (sheets[StarterProducts.Mask], sheets[StarterProducts.Cloth], sheets[StarterProducts.Elastic]);
        var (cergy, pontoise) = (StockOf(Cergy), StockOf(Pontoise));
        await DoAsync(service.ReceiveAsync(cergy, Form(cloth, 20, "300 m"), cancel));
        await DoAsync(service.ReceiveAsync(cergy, Form(elastic, 20, "1800 m"), cancel));
        await DoAsync(service.ReceiveAsync(pontoise, Form(cloth, 3, "80 m"), cancel));
        var cut = Form(mask, 18, "2940", stage: 1);
        cut.Rejected = "60";
        await DoAsync(service.MakeAsync(cergy, cut, cancel));
        var people = await orders.PeopleAsync(cergy, "", cancel);
        if (people.Count < 2)
        {
            return;
        }
        var issue = Form(mask, 17, null);
        issue.Due = Day(3);
        issue.Shares = [.. people.Take(6).Select((person, index) => new KitShare
        {
            Volunteer = person.Id,
            Quantity = $"{500 - (60 * index)}",
        })];
        await DoAsync(orders.IssueAsync(cergy, issue, cancel));
        var open = await orders.OpenAsync(cergy, cancel);
        foreach (var order in open.Take(3))
        {
            await DoAsync(orders.ReturnAsync(cergy, new StockForm
            {
                Key = Guid.NewGuid(),
                On = Day(6),
                Id = order.Id,
                Quantity = $"{order.Outstanding - 15}",
                Lost = "5",
                Reason = LossReason.Damaged,
            }, cancel));
        }
        // As many as the people of the demo brought back: there are more of them where more were drawn.
        var sewn = (await levels.ReadAsync(cergy, cancel)).Single(held => held.Product.Id == mask.Id).InStock(2);
        var good = sewn * 95 / 100;
        var treated = Form(mask, 5, $"{good}", stage: 3);
        treated.Rejected = $"{sewn / 50}";
        await DoAsync(service.MakeAsync(cergy, treated, cancel));
        await GiveAsync(cergy, mask, 4, $"{good * 55 / 100}", "résidence Les Tilleuls", cancel);
        await GiveAsync(cergy, mask, 2, $"{good * 25 / 100}", "habitants, à la mairie", cancel);
        var sent = Form(mask, 1, $"{good / 10}", stage: 3);
        sent.CommuneCode = Jouy;
        await DoAsync(transfers.SendAsync(cergy, sent, cancel));
        open = await orders.OpenAsync(cergy, cancel);
        foreach (var order in open.Where(order => order.Volunteer is not null).Take(2))
        {
            var link = await database.WriteAsync(db => Task.FromResult(
                links.Issue(db, LinkPurpose.VolunteerRecord, order.Volunteer!.Value, TimeSpan.FromMinutes(1))), cancel);
            await held.ReportAsync(link, new WorkReport
            {
                Key = Guid.NewGuid(),
                Order = order.Id,
                Ready = $"{Math.Min(order.Outstanding, 120)}",
                PickUp = true,
                More = true,
                Address = "3 rue des Aiguilles, deuxième étage",
            }, cancel);
        }
        await DoAsync(rounds.PlanAsync(cergy, new RoundForm
        {
            Key = Guid.NewGuid(),
            On = Day(0),
            Carrier = people[^1].Id,
            Orders = [.. open.Take(4).Select(order => order.Id)],
        }, cancel));
        await folding.RunAsync(cancel);
        await figures.RefreshAsync(now: true, cancel);
    }

    private CommuneStock StockOf(string code) =>
        new(territories.Current.CurrentCommune(code)!, accountId: 0, MandateRights.Produces, readsContacts: false);

    private string Day(int ago) => stocks.Today.AddDays(-ago).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private StockForm Form(ProductSheet product, int ago, string? quantity, int stage = 1) =>
        new() { Key = Guid.NewGuid(), On = Day(ago), Product = product.Id, Stage = stage, Quantity = quantity };

    private Task GiveAsync(
        CommuneStock stock, ProductSheet product, int ago, string quantity, string recipient, CancellationToken cancel)
    {
        var form = Form(product, ago, quantity);
        form.Recipient = recipient;
        return DoAsync(service.DistributeAsync(stock, form, cancel));
    }

    private async Task StateAsync(string code, CommuneState to, CancellationToken cancel)
    {
        await database.WriteAsync(async db =>
        {
            var row = await db.Set<CommuneProgress>().FirstOrDefaultAsync(other => other.Code == code, cancel);
            if (row is null)
            {
                db.Add(row = new CommuneProgress { Code = code });
            }
            var (from, now) = (row.State, clock.GetUtcNow().UtcDateTime);
            row.Commit(new Commitment(stocks.Today.AddDays(-25), "Maire", "Une salle, et la stérilisation à la cuisine centrale"), now);
            if (to == CommuneState.Producing)
            {
                row.Produce(led: true, now);
            }
            db.Add(new CommuneStep { Code = code, At = now, From = from, To = row.State, Act = CommuneAct.Commit, Why = "Démonstration" });
        }, cancel);
        await states.RefreshAsync(cancel);
    }

    private static async Task DoAsync(Task<LedgerResult> gesture)
    {
        var result = await gesture;
        if (!result.Done)
        {
            throw new InvalidOperationException(string.Join(" ", result.Errors.Select(error => $"{error.Key}: {error.Value}")));
        }
    }
}
