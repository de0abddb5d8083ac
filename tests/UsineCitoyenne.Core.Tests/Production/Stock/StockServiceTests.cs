using UsineCitoyenne.Core.Ledger.Movements;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Production.Stock;
using UsineCitoyenne.Core.Production.Transfers;

namespace UsineCitoyenne.Core.Tests.Production.Stock;

/// <summary>A19, A20, A22, A39: what is done at a commune's own place, by whom, and what is refused beside its field.</summary>
public sealed class StockServiceTests : StockTest
{
    [Fact]
    public async Task Cloth_comes_in_metres_and_is_cut_by_the_recipe()
    {
        await CutAsync();
        Assert.Equal(1000, (await HeldAsync(Cloth)).InStock(1));
        Assert.Equal(4000, (await HeldAsync(Elastic)).InStock(1));
        Assert.Equal(980, (await HeldAsync()).InStock(Cut));
        Assert.Equal(20, (await HeldAsync()).Total.Rejected);
        Assert.Equal(3, (await Site.AuditAsync(AuditAction.StockMoved)).Count);
        await AssertCheckedAsync();
    }

    [Fact]
    public async Task Sent_twice_it_is_one_gesture_with_one_trace()
    {
        var form = Form(Cloth, quantity: "60 m");
        Assert.Equal(await DoneAsync(Service.ReceiveAsync(Stock, form)), await DoneAsync(Service.ReceiveAsync(Stock, form)));
        Assert.Equal(6000, (await HeldAsync(Cloth)).InStock(1));
        Assert.Single(await Site.AuditAsync(AuditAction.StockMoved));
        form.Quantity = "61 m";
        await RefusedAsync(Service.ReceiveAsync(Stock, form), "Key");
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("-5")]
    [InlineData("2,5")]
    [InlineData("beaucoup")]
    [InlineData("99999999999999999999")]
    [InlineData("1000000001")]
    [InlineData("1e3")]
    [InlineData("１２")]
    public async Task What_is_no_quantity_is_told_beside_its_field_and_nothing_is_written(string typed)
    {
        await CutAsync();
        var form = Form(stage: Cut, quantity: typed);
        form.Reason = LossReason.Damaged;
        await RefusedAsync(Service.LoseAsync(Stock, form), "Quantity");
        Assert.Equal(980, (await HeldAsync()).InStock(Cut));
    }

    [Theory]
    [InlineData("1 200", "pièce", 1200)]
    [InlineData("1\u202F200", "pièce", 1200)]
    [InlineData("60 m", "cm", 6000)]
    [InlineData("12,5 m", "cm", 1250)]
    [InlineData("6000cm", "cm", 6000)]
    [InlineData("12.0", "pièce", 12)]
    [InlineData("0", "cm", 0)]
    public void Quantities_are_read_as_people_type_them(string typed, string unit, long expected)
    {
        Assert.Equal(StockFormReader.Reading.Read, StockFormReader.TryRead(typed, unit, out var quantity));
        Assert.Equal(expected, quantity);
    }

    [Fact]
    public async Task A_length_without_its_unit_is_asked_for_again() =>
        await RefusedAsync(Service.ReceiveAsync(Stock, Form(Cloth, quantity: "60")), "Quantity");

    [Fact]
    public async Task What_went_further_is_undone_last()
    {
        await CutAsync();
        var journal = Site.Get<StockJournal>();
        var received = (await journal.ReadAsync(Stock)).Single(move => move.Changes.Any(change => change.Product == Cloth.Id)
            && move.Kind == MovementKind.Receipt);
        await RefusedAsync(journal.UndoAsync(Stock, new StockForm { Key = Guid.NewGuid(), Id = received.Id }), "Movement");
        Assert.Equal(1000, (await HeldAsync(Cloth)).InStock(1));
    }

    [Fact]
    public async Task More_than_the_stock_holds_is_refused_where_somebody_stands_before_it()
    {
        await CutAsync();
        var form = Form(stage: Cut, quantity: "981");
        form.Reason = LossReason.Missing;
        await RefusedAsync(Service.LoseAsync(Stock, form), "Quantity");
        await RefusedAsync(Service.MakeAsync(Stock, Form(stage: Sterile, quantity: "1")), "Quantity");
        var cut = Form(stage: Cut, quantity: "10000");
        Assert.Equal(["Used[0]", "Used[1]"], (await Service.MakeAsync(Stock, cut)).Errors.Keys.Order());
    }

    [Fact]
    public async Task A_day_to_come_is_refused_and_a_day_that_is_no_day()
    {
        var form = Form(Cloth, quantity: "60 m");
        form.On = Site.Get<CommuneStocks>().Today.AddDays(1).ToString("yyyy-MM-dd");
        await RefusedAsync(Service.ReceiveAsync(Stock, form), "On");
        form.On = "hier";
        await RefusedAsync(Service.ReceiveAsync(Stock, form), "On");
    }

    [Fact]
    public async Task Matter_waits_for_the_town_hall_or_for_autonomous_production()
    {
        var commune = Site.Gazetteer.CurrentCommune(Jouy)!;
        var other = await Site.ResponsableAsync(commune.Ref, email: "jouy@example.org");
        var stock = Site.Get<CommuneStocks>().Open(other, Jouy)!;
        await RefusedAsync(Service.ReceiveAsync(stock, Form(Cloth, quantity: "60 m")), "Product");
        Assert.False(Service.MayBuy(stock));
    }

    [Fact]
    public async Task An_agent_of_production_works_the_stock_and_reads_no_contact()
    {
        var commune = Site.Gazetteer.CurrentCommune(Cergy)!;
        var agent = await Site.ResponsableAsync(commune.Ref, MandateAlias.ProductionAgent, "agent@example.org");
        Assert.Null(agent.Contacts);
        var stock = Site.Get<CommuneStocks>().Open(agent, Cergy)!;
        Assert.False(stock.ReadsContacts);
        await DoneAsync(Service.ReceiveAsync(stock, Form(Cloth, quantity: "1 m")));
        Assert.Null(Site.Get<CommuneStocks>().Open(agent, Jouy));
    }

    [Fact]
    public async Task Each_right_opens_its_gestures_and_no_other()
    {
        await CutAsync();
        var buyer = new CommuneStock(Stock.Commune, 1, MandateRights.Purchases, false);
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => Service.MakeAsync(buyer, Form(stage: Cut, quantity: "1")));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => Orders.IssueAsync(buyer, Form()));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => Service.DistributeAsync(buyer, Form(quantity: "1")));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => Service.CountAsync(buyer, Form()));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => Site.Get<TransferService>().SendAsync(buyer, Form(quantity: "1")));
        await DoneAsync(Service.ReceiveAsync(buyer, Form(Cloth, quantity: "1 cm")));
    }

    [Fact]
    public async Task What_arrives_in_another_commune_closes_its_way_and_what_differs_is_to_explain()
    {
        await CutAsync();
        var (_, there) = await ProducingAsync(Jouy, "jouy@example.org");
        var transfers = Site.Get<TransferService>();
        var send = Form(stage: Cut, quantity: "100");
        send.CommuneCode = Jouy;
        await DoneAsync(transfers.SendAsync(Stock, send));
        var coming = Assert.Single(await transfers.OpenAsync(there));
        Assert.True(coming.IsComing);
        // Who sent it does not receive it.
        await RefusedAsync(transfers.ArriveAsync(Stock, new StockForm { Key = Guid.NewGuid(), Id = coming.Id, Quantity = "100" }),
            "Quantity");
        var arrive = new StockForm { Key = Guid.NewGuid(), Id = coming.Id, Quantity = "98" };
        await DoneAsync(transfers.ArriveAsync(there, arrive));
        await DoneAsync(transfers.ArriveAsync(there, arrive));
        await RefusedAsync(transfers.ArriveAsync(there, new StockForm { Key = Guid.NewGuid(), Id = coming.Id, Quantity = "98" }),
            "Quantity");
        Assert.Empty(await transfers.OpenAsync(there));
        var gap = Assert.Single(await Site.Get<StockLevels>().GapsAsync(there));
        Assert.Equal(2, gap.Quantity);
        Assert.Null(await Site.Get<StockGaps>().NoteAsync(there, gap.Place, "Sac déchiré en route"));
        Assert.Empty(await Site.Get<StockLevels>().GapsAsync(there));
        await AssertCheckedAsync();
    }

    [Fact]
    public async Task What_was_entered_by_mistake_is_undone_with_all_that_it_brought()
    {
        await CutAsync();
        var give = Form(quantity: "500");
        give.Recipient = "Résidence Les Tilleuls";
        await RefusedAsync(Service.DistributeAsync(Stock, give), "Quantity");
        var journal = Site.Get<StockJournal>();
        var cut = (await journal.ReadAsync(Stock))[0];
        Assert.Equal(MovementKind.Transformation, cut.Kind);
        var undo = new StockForm { Key = Guid.NewGuid(), Id = cut.Id };
        await DoneAsync(journal.UndoAsync(Stock, undo));
        await DoneAsync(journal.UndoAsync(Stock, undo));
        await RefusedAsync(journal.UndoAsync(Stock, new StockForm { Key = Guid.NewGuid(), Id = cut.Id }), "Movement");
        Assert.Equal(6000, (await HeldAsync(Cloth)).InStock(1));
        Assert.Equal(0, (await HeldAsync()).InStock(Cut));
        Assert.True((await journal.ReadAsync(Stock)).Single(move => move.Id == cut.Id).IsUndone);
        await AssertCheckedAsync();
    }

    [Fact]
    public async Task A_gesture_of_another_commune_is_not_undone()
    {
        await CutAsync();
        var cut = (await Site.Get<StockJournal>().ReadAsync(Stock))[0];
        var (_, there) = await ProducingAsync(Jouy, "jouy@example.org");
        await RefusedAsync(Site.Get<StockJournal>().UndoAsync(there, new StockForm { Key = Guid.NewGuid(), Id = cut.Id }), "Movement");
    }

    [Fact]
    public async Task A_count_is_told_line_by_line_and_lines_left_empty_were_not_looked_at()
    {
        await CutAsync();
        var form = Form();
        form.Seen =
        [
            new SeenQuantity { Product = Mask.Id, Stage = Cut, Quantity = "975" },
            new SeenQuantity { Product = Cloth.Id, Stage = 1, Quantity = " " },
        ];
        await DoneAsync(Service.CountAsync(Stock, form));
        Assert.Equal(975, (await HeldAsync()).InStock(Cut));
        Assert.Equal(1000, (await HeldAsync(Cloth)).InStock(1));
        Assert.Equal(5, Assert.Single(await Site.Get<StockLevels>().GapsAsync(Stock)).Quantity);
        await RefusedAsync(Service.CountAsync(Stock, Form()), "Seen[0].Quantity");
    }
}
