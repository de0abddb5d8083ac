using UsineCitoyenne.Core.Ledger;
using UsineCitoyenne.Core.Ledger.Movements;
using UsineCitoyenne.Core.Ledger.Places;
using UsineCitoyenne.Core.Ledger.Totals;

namespace UsineCitoyenne.Core.Tests.Ledger;

/// <summary>The example of the model, number for number: a département, its communes A and B, three volunteers and one round.</summary>
public sealed class WorkedExampleTests : LedgerTest
{
    private readonly Guid order = Guid.NewGuid();
    private long a;
    private long b;
    private long[] volunteers = [];

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        (a, b) = (await StockAsync(Cergy), await StockAsync(Cormeilles));
        volunteers = [await VolunteerAsync(101), await VolunteerAsync(102), await VolunteerAsync(103)];
        await PlayAsync();
    }

    [Fact]
    public async Task Each_commune_and_the_departement_account_for_every_piece()
    {
        Assert.Equal(new StatementLine(0, 6000, -5000, 0, 0, 0, 0, 0, 0, 1000), (await StatementAsync("commune:95127", Cloth)).Total);
        Assert.Equal(new StatementLine(0, 0, 1000, 0, 100, 500, 28, 5, 2, 365), (await StatementAsync("commune:95127")).Total);
        Assert.Equal(new StatementLine(0, 0, 0, 100, 0, 90, 0, 0, 0, 10), (await StatementAsync("commune:95176")).Total);
        foreach (var parent in (string[])["departement:95", "region:11", "nation:FR"])
        {
            Assert.Equal(new StatementLine(0, 0, 1000, 0, 0, 590, 28, 5, 2, 375), (await StatementAsync(parent)).Total);
        }
        await AssertCheckedAsync();
    }

    [Fact]
    public async Task What_left_as_kits_came_back_was_lost_or_is_still_out()
    {
        Assert.Equal((5, 20, 200), await HeldByVolunteersAsync());
        // Before they are sterilised.
        var statement = await StatementAsync("commune:95127", to: 4);
        var collected = statement.Stage(Sewn).Produced;
        var lost = statement.Stage(Cut).Lost;
        var (first, second, third) = await HeldByVolunteersAsync();
        Assert.Equal((670, 5, 225), (collected, lost, first + second + third));
        Assert.Equal(900, collected + lost + first + second + third);
        Assert.Equal((80, 0, 60), (await HeldAsync(a, Cut), await HeldAsync(a, Sewn), await HeldAsync(a, Sterile)));
        Assert.Equal(10, await HeldAsync(b, Sterile));
    }

    [Fact]
    public async Task A_count_stands_when_the_slip_that_explains_it_comes_later()
    {
        await DoneAsync(Ledger.CountAsync(Gesture(8), a, [new GoodsQuantity(At(Sewn), 150)]));
        var counted = (await StatementAsync("departement:95")).Total;
        Assert.Equal((-148, 525), (counted.Gap, counted.OnHand));
        Assert.True(counted.Balances);
        Assert.Equal([2L, -150L], (await GapsAsync()).Select(gap => gap.Quantity).OrderDescending());

        var slip = new MovementHeader(Guid.NewGuid(), Day(3), 1, MovementSource.Paper) { Slip = "K7Q2" };
        var movement = await DoneAsync(LateSlipAsync(slip));
        await AssertAfterTheSlipAsync();
        var movements = await MovementsAsync();

        Assert.Equal(movement, await DoneAsync(LateSlipAsync(slip)));
        Assert.Equal(movements, await MovementsAsync());
        await AssertAfterTheSlipAsync();
        await AssertCheckedAsync();
        await AssertAfterTheSlipAsync();
    }

    private async Task AssertAfterTheSlipAsync()
    {
        Assert.Equal(new StatementLine(0, 0, 1000, 0, 0, 590, 28, 5, 2, 375), (await StatementAsync("departement:95")).Total);
        Assert.Equal((5, 20, 50), await HeldByVolunteersAsync());
        Assert.Equal(150, await HeldAsync(a, Sewn));
        Assert.Equal(2, Assert.Single(await GapsAsync()).Quantity);
        // Before the count the slip shows on its own day; from then on what was seen stands.
        Assert.Equal(150, (await StatementAsync("commune:95127", to: 7)).Stage(Sewn).OnHand);
        Assert.Equal(150, (await StatementAsync("commune:95127", to: 8)).Stage(Sewn).OnHand);
    }

    private async Task PlayAsync()
    {
        var round = await StockAsync(Cergy, PlaceKind.Carrier);
        await DoneAsync(Ledger.ReceiveAsync(Gesture(1), a, new Goods(Cloth, 1), 6000));
        await DoneAsync(Ledger.TransformAsync(Gesture(1), order, a,
            [new GoodsQuantity(new Goods(Cloth, 1), 5000)], [new GoodsQuantity(At(Cut), 980)], [new GoodsQuantity(At(Cut), 20)]));
        await DoneAsync(Ledger.HandOutAsync(Gesture(2), a, At(Cut),
            [new PlaceQuantity(volunteers[0], 400), new PlaceQuantity(volunteers[1], 300), new PlaceQuantity(volunteers[2], 200)]));
        await DoneAsync(Ledger.CollectAsync(Gesture(3), order, volunteers[0], round, At(Cut), Sewn, 390, 5, LossReason.Damaged));
        await DoneAsync(Ledger.CollectAsync(Gesture(3), order, volunteers[1], round, At(Cut), Sewn, 280));
        await DoneAsync(Ledger.ArriveAsync(Gesture(4), round, a, At(Sewn), sent: 670, received: 668));
        await DoneAsync(Ledger.SteriliseAsync(Gesture(5), order, a, At(Sewn), Sterile, good: 660, rejected: 8));
        await DoneAsync(Ledger.DistributeAsync(Gesture(6), a, At(Sterile), 500));
        var transit = (await Places.TransitAsync(a, b))!.Value;
        await DoneAsync(Ledger.SendAsync(Gesture(6), a, transit, At(Sterile), 100));
        await DoneAsync(Ledger.ArriveAsync(Gesture(7), transit, b, At(Sterile), sent: 100, received: 100));
        await DoneAsync(Ledger.DistributeAsync(Gesture(7), b, At(Sterile), 90));
    }

    private Task<LedgerResult> LateSlipAsync(MovementHeader slip) => Ledger.CollectAsync(slip, order, volunteers[2], a, At(Cut), Sewn, 150);

    private async Task<(long, long, long)> HeldByVolunteersAsync() =>
        (await HeldAsync(volunteers[0], Cut), await HeldAsync(volunteers[1], Cut), await HeldAsync(volunteers[2], Cut));

    private async Task<int> MovementsAsync()
    {
        await using var db = Site.Database.Read();
        return db.Set<Movement>().Count();
    }
}
