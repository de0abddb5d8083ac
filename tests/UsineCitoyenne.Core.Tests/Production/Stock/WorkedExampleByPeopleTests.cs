using UsineCitoyenne.Core.Ledger.Totals;
using UsineCitoyenne.Core.Links;
using UsineCitoyenne.Core.Production.Rounds;
using UsineCitoyenne.Core.Production.Stock;
using UsineCitoyenne.Core.Production.Transfers;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Volunteers.Record;

namespace UsineCitoyenne.Core.Tests.Production.Stock;

/// <summary>
/// X1: the example that the ledger was designed on, played by the people of two communes with the gestures of their pages.
/// </summary>
public sealed class WorkedExampleByPeopleTests : StockTest
{
    [Fact]
    public async Task From_sixty_metres_of_cloth_to_six_hundred_masks_given_every_piece_is_somewhere()
    {
        var (_, other) = await ProducingAsync(Jouy, "jouy@example.org");
        await CutAsync();
        long[] people = [await VolunteerAsync("Une"), await VolunteerAsync("Deux"), await VolunteerAsync("Trois")];
        await IssueAsync((people[0], "400"), (people[1], "300"), (people[2], "200"));
        var issuedOn = Site.Get<CommuneStocks>().Today;
        await RoundAsync(people);

        var treat = Form(stage: Sterile, quantity: "660");
        treat.Rejected = "8";
        await DoneAsync(Service.MakeAsync(Stock, treat));
        await GiveAsync(Stock, "500");
        var send = Form(stage: Sterile, quantity: "100");
        send.CommuneCode = Jouy;
        await DoneAsync(Site.Get<TransferService>().SendAsync(Stock, send));
        var coming = Assert.Single(await Site.Get<TransferService>().OpenAsync(other));
        await DoneAsync(Site.Get<TransferService>().ArriveAsync(
            other, new StockForm { Key = Guid.NewGuid(), Id = coming.Id, Quantity = "100" }));
        await GiveAsync(other, "90");

        Assert.Equal(Line(@out: 100, given: 500, rejected: 28, lost: 5, gap: 2, onHand: 365), await TotalAsync(Commune(Cergy)));
        Assert.Equal(
            new StatementLine(0, 0, 0, 100, 0, 90, 0, 0, 0, 10), await TotalAsync(Commune(Jouy)));
        Assert.Equal(
            Line(@out: 0, given: 590, rejected: 28, lost: 5, gap: 2, onHand: 375),
            await TotalAsync(new TerritoryRef(TerritoryKind.Departement, "95")));
        Assert.Equal([5, 20, 200], (await Orders.OpenAsync(Stock)).Select(order => order.Outstanding).Order());

        // On the eighth day 150 sewn are found that nobody wrote; the day after, the third person's slip arrives, dated as it was.
        Site.Clock.Advance(TimeSpan.FromDays(5));
        var count = Form();
        count.Seen = [new SeenQuantity { Product = Mask.Id, Stage = Sewn, Quantity = "150" }];
        await DoneAsync(Service.CountAsync(Stock, count));
        Assert.Equal(-148, (await TotalAsync(Commune(Cergy))).Gap);
        Site.Clock.Advance(TimeSpan.FromDays(1));
        var owed = (await Orders.OpenAsync(Stock)).Single(order => order.Outstanding == 200);
        var slip = new StockForm
        {
            Key = Guid.NewGuid(),
            Slip = owed.Slip,
            Quantity = "150",
            On = issuedOn.AddDays(1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        };
        await DoneAsync(Orders.ReturnAsync(Stock, slip));
        await DoneAsync(Orders.ReturnAsync(Stock, slip));
        Assert.Equal(Line(@out: 100, given: 500, rejected: 28, lost: 5, gap: 2, onHand: 365), await TotalAsync(Commune(Cergy)));
        Assert.Equal(50, (await Orders.OpenAsync(Stock)).Single(order => order.Id == owed.Id).Outstanding);
        Assert.Equal(1000, (await TotalAsync(TerritoryRef.Nation)).Produced);
        await AssertCheckedAsync();
    }

    private async Task RoundAsync(long[] people)
    {
        Site.Clock.Advance(TimeSpan.FromDays(1));
        var rounds = Site.Get<RoundService>();
        await DoneAsync(rounds.PlanAsync(Stock, new RoundForm
        {
            Key = Guid.NewGuid(),
            On = Site.Get<CommuneStocks>().Today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            Carrier = people[2],
            Orders = [.. (await Orders.OpenAsync(Stock)).Select(order => order.Id)],
        }));
        RecordKey key = await Site.IssueAsync(LinkPurpose.VolunteerRecord, people[2]);
        var carrier = Site.Get<CarrierService>();
        foreach (var stop in (await carrier.OpenAsync(key))!.Rounds.Single().Stops)
        {
            Assert.Equal([], (await carrier.CollectAsync(key, stop.Outstanding switch
            {
                400 => new StopReport { Key = Guid.NewGuid(), Stop = stop.Id, Quantity = "390", Lost = "5" },
                300 => new StopReport { Key = Guid.NewGuid(), Stop = stop.Id, Quantity = "280" },
                _ => new StopReport { Key = Guid.NewGuid(), Stop = stop.Id, Missed = true },
            }))!.Errors);
        }
        var round = (await rounds.OpenAsync(Stock)).Single();
        Assert.Equal((2, 1), (round.Done, round.Missed));
        await DoneAsync(rounds.ReceiveAsync(Stock, new RoundForm
        {
            Key = Guid.NewGuid(),
            Id = round.Id,
            Seen = [new SeenQuantity { Product = Mask.Id, Stage = Sewn, Quantity = "668" }],
        }));
    }

    private async Task GiveAsync(CommuneStock stock, string quantity)
    {
        var form = Form(quantity: quantity);
        form.Recipient = "Habitants, à la mairie";
        await DoneAsync(Service.DistributeAsync(stock, form));
    }

    private static TerritoryRef Commune(string code) => new(TerritoryKind.Commune, code);

    private static StatementLine Line(long @out, long given, long rejected, long lost, long gap, long onHand) =>
        new(0, 0, 1000, 0, @out, given, rejected, lost, gap, onHand);
}
