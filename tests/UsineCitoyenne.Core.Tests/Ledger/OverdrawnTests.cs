using UsineCitoyenne.Core.Ledger;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Tests.Ledger;

/// <summary>Slips arrive out of order: what is under zero is taken, shown, and gone once the missing slip is there.</summary>
public sealed class OverdrawnTests : LedgerTest
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_place_under_zero_is_on_the_list_until_what_is_missing_comes(bool folded)
    {
        var a = await StockAsync(Cergy);
        await DoneAsync(Ledger.DistributeAsync(Gesture(5), a, At(Cut), 30));
        await FoldAsync(folded);
        var holding = Assert.Single(await OverdrawnAsync("commune:95127"));
        Assert.Equal((a, -30, folded ? Site.Clock.Now : (DateTime?)null), (holding.Place, holding.Quantity, holding.OverdrawnAt));
        Assert.Single(await OverdrawnAsync("nation:FR"));
        Assert.Empty(await OverdrawnAsync("commune:95176"));

        await DoneAsync(Ledger.ReceiveAsync(Gesture(4), a, At(Cut), 10));
        await FoldAsync(folded);
        Assert.Equal(-20, Assert.Single(await OverdrawnAsync("departement:95")).Quantity);
        await DoneAsync(Ledger.ReceiveAsync(Gesture(4), a, At(Cut), 20));
        await FoldAsync(folded);
        Assert.Empty(await OverdrawnAsync("nation:FR"));
        await AssertCheckedAsync();
    }

    private Task FoldAsync(bool folded) => folded ? FoldAsync() : Task.CompletedTask;

    private Task<IReadOnlyList<Holding>> OverdrawnAsync(string territory)
    {
        Assert.True(TerritoryRef.TryParse(territory, out var reference));
        return Site.Get<HoldingService>().OverdrawnAsync(reference);
    }
}
