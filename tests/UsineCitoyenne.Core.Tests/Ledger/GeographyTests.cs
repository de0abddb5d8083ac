using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Ledger.Places;
using UsineCitoyenne.Core.Ledger.Totals;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Territories.Mergers;
using UsineCitoyenne.Core.Tests.Territories;
using UsineCitoyenne.Core.Volunteers;
using UsineCitoyenne.Core.Volunteers.Record;

namespace UsineCitoyenne.Core.Tests.Ledger;

/// <summary>
/// A statement has the geography of its days: what was made in a commune stays there, and what it held goes to the one it joined.
/// </summary>
public sealed class GeographyTests : LedgerTest
{
    private static readonly DateOnly Autumn = new(2026, 9, 1);
    private static readonly DateOnly Eve = new(2026, 12, 31);
    private static readonly DateOnly NewYear = new(2027, 1, 1);
    private static readonly DateOnly Later = new(2027, 2, 1);

    [Fact]
    public async Task A_merger_takes_what_a_commune_holds_out_of_it_and_leaves_its_past()
    {
        var (jouy, cergy) = (await StockAsync(Jouy), await StockAsync(Cergy));
        await DoneAsync(Ledger.ReceiveAsync(Gesture(2), jouy, At(Cut), 100));
        await DoneAsync(Ledger.ReceiveAsync(Gesture(2), cergy, At(Cut), 10));
        await DoneAsync(Ledger.DistributeAsync(Gesture(3), jouy, At(Cut), 30));
        Site.Clock.Advance(TimeSpan.FromDays(80));
        // Known late: this one was written down for a commune that was no more.
        await DoneAsync(Ledger.DistributeAsync(Gesture(1) with { On = new DateOnly(2027, 1, 5) }, jouy, At(Cut), 20));

        await MergeAsync();
        await AssertMergedAsync(70, 50, 20);
        // A slip of before the merger arrives after it.
        await DoneAsync(Ledger.DistributeAsync(Gesture(4), jouy, At(Cut), 5));
        await AssertMergedAsync(65, 45, 20);
        await AssertCheckedAsync();
        await AssertMergedAsync(65, 45, 20);
        Assert.Equal(0, await Site.Get<MergerJob>().RunAsync());
    }

    [Fact]
    public async Task A_place_opened_after_a_merger_has_the_past_of_its_commune()
    {
        Site.Clock.Advance(TimeSpan.FromDays(80));
        await MergeAsync();
        var jouy = await StockAsync(Jouy);
        await DoneAsync(Ledger.ReceiveAsync(Gesture(2), jouy, At(Cut), 100));
        Assert.Equal(100, (await ReadAsync("commune:95323", Autumn, Eve)).OnHand);
        var (left, joined) = (await ReadAsync("commune:95323", NewYear, Later), await ReadAsync("commune:95127", NewYear, Later));
        Assert.Equal((100, 0), (left.Out, left.OnHand));
        Assert.Equal((100, 100), (joined.In, joined.OnHand));
        await AssertCheckedAsync();
    }

    [Fact]
    public async Task A_place_that_moves_takes_what_it_holds_over_each_border_it_crosses_and_no_other()
    {
        var place = await VolunteerAsync(7);
        await DoneAsync(Ledger.ReceiveAsync(Gesture(2), place, At(Cut), 12));
        Assert.True(await Places.MoveAsync(place, new TerritoryRef(TerritoryKind.Commune, Cormeilles), Day(10)));
        Assert.False(await Places.MoveAsync(place, new TerritoryRef(TerritoryKind.Commune, Jouy), Day(9)));
        Assert.False(await Places.MoveAsync(place, new TerritoryRef(TerritoryKind.Commune, "99999"), Day(12)));
        Assert.Equal((12, 0), await CrossedAsync("commune:95127"));
        Assert.Equal((12, 0), await CrossedAsync("epci:249500109"));
        Assert.Equal((0, 12), await CrossedAsync("commune:95176"));
        Assert.Equal((0, 0), await CrossedAsync("departement:95"));
        Assert.Equal(12, (await StatementAsync("commune:95127", to: 9)).Total.OnHand);
        Assert.Equal(12, (await StatementAsync("commune:95176", to: 10)).Total.OnHand);
        await AssertCheckedAsync();
    }

    [Fact]
    public async Task What_is_on_its_way_belongs_to_the_smallest_territory_of_both_ends()
    {
        var (cergy, cormeilles, bourg) = (await StockAsync(Cergy), await StockAsync(Cormeilles), await StockAsync("01053"));
        var within = (await Places.TransitAsync(cergy, cormeilles))!.Value;
        var across = (await Places.TransitAsync(cergy, bourg))!.Value;
        Assert.Equal(within, await Places.TransitAsync(cormeilles, cergy));
        await DoneAsync(Ledger.SendAsync(Gesture(2), cergy, within, At(Cut), 4));
        await DoneAsync(Ledger.SendAsync(Gesture(2), cergy, across, At(Cut), 9));
        await DoneAsync(Ledger.ArriveAsync(Gesture(3), across, bourg, At(Cut), sent: 9, received: 8));
        var val = (await StatementAsync("departement:95")).Total;
        Assert.Equal((0, 9, -9), (val.In, val.Out, val.OnHand));
        Assert.Equal(new StatementLine(0, 0, 0, 9, 0, 0, 0, 0, 1, 8), (await StatementAsync("region:84")).Total);
        Assert.Equal(new StatementLine(0, 0, 0, 0, 0, 0, 0, 0, 1, -1), (await StatementAsync("nation:FR")).Total);
        Assert.Equal(13, (await StatementAsync("commune:95127")).Total.Out);
        await AssertCheckedAsync();
    }

    [Fact]
    public async Task Erasing_a_volunteer_keeps_the_sums_and_forgets_the_number()
    {
        var person = await Site.ConfirmedAsync();
        var place = await VolunteerAsync(person.Id, Jouy);
        await DoneAsync(Ledger.ReceiveAsync(Gesture(2), place, At(Cut), 12));
        await Site.Database.WriteAsync(async db => await Site.Get<VolunteerErasure>().EraseAsync(
            db, [await db.Set<Volunteer>().SingleAsync(row => row.Id == person.Id)]));
        await using var db = Site.Database.Read();
        Assert.Null((await db.Set<Place>().SingleAsync(row => row.Id == place)).VolunteerId);
        Assert.Equal(12, await HeldAsync(place, Cut));
        Assert.Equal(12, (await StatementAsync("commune:95323")).Total.OnHand);
    }

    private async Task MergeAsync()
    {
        await Site.Get<TerritoryImport>().ImportAsync(SampleEdition.Of2027());
        await Site.Get<MergerJob>().RunAsync();
    }

    private async Task AssertMergedAsync(long heldAtEve, long held, long givenSince)
    {
        Assert.Equal(heldAtEve, (await ReadAsync("commune:95323", Autumn, Eve)).OnHand);
        Assert.Equal(new StatementLine(heldAtEve, 0, 0, 0, heldAtEve, 0, 0, 0, 0, 0), await ReadAsync("commune:95323", NewYear, Later));
        Assert.Equal(
            new StatementLine(10, 0, 0, heldAtEve, 0, givenSince, 0, 0, 0, held + 10), await ReadAsync("commune:95127", NewYear, Later));
        var parent = await ReadAsync("departement:95", Autumn, Later);
        Assert.Equal((110, 0, 0, held + 10), (parent.Received, parent.In, parent.Out, parent.OnHand));
        var epci = await ReadAsync("epci:249500109", NewYear, Later);
        Assert.Equal((0, 0), (epci.In, epci.Out));
    }

    private async Task<(long Out, long In)> CrossedAsync(string territory) =>
        ((await StatementAsync(territory)).Total.Out, (await StatementAsync(territory)).Total.In);

    private async Task<StatementLine> ReadAsync(string territory, DateOnly from, DateOnly to)
    {
        Assert.True(TerritoryRef.TryParse(territory, out var reference));
        return (await Site.Get<StatementService>().ReadAsync(reference, Piece, from, to)).Total;
    }
}
