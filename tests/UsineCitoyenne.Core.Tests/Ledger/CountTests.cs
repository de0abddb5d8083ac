using UsineCitoyenne.Core.Ledger;
using UsineCitoyenne.Core.Ledger.Counts;
using UsineCitoyenne.Core.Ledger.Movements;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Tests.Ledger;

/// <summary>What was seen stands; the difference is a gap, and a gap waits for somebody.</summary>
public sealed class CountTests : LedgerTest
{
    private long a;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        a = await StockAsync(Cergy);
        await DoneAsync(Ledger.ReceiveAsync(Gesture(2), a, At(Cut), 100));
    }

    [Fact]
    public async Task A_count_that_finds_what_is_written_makes_no_movement_and_stands_all_the_same()
    {
        var header = Gesture(8);
        Assert.Equal(0, await DoneAsync(Ledger.CountAsync(header, a, [new(At(Cut), 100)])));
        Assert.Empty(await GapsAsync());
        await DoneAsync(Ledger.ReceiveAsync(Gesture(5), a, At(Cut), 7));
        Assert.Equal((100, 7), (await HeldAsync(a, Cut), Assert.Single(await GapsAsync()).Quantity));
        Assert.Equal(0, await DoneAsync(Ledger.CountAsync(header, a, [new(At(Cut), 100)])));
        await RefusedAsync("autre contenu", LedgerField.Key, Ledger.CountAsync(header, a, [new(At(Cut), 99)]));
        await AssertCheckedAsync();
    }

    [Fact]
    public async Task Of_two_counts_the_first_after_a_late_slip_takes_it_and_both_stand()
    {
        await DoneAsync(Ledger.CountAsync(Gesture(6), a, [new(At(Cut), 90)]));
        await DoneAsync(Ledger.CountAsync(Gesture(10), a, [new(At(Cut), 95)]));
        Assert.Equal([10L, -5L], (await GapsAsync()).Select(gap => gap.Quantity));
        await DoneAsync(Ledger.LoseAsync(Gesture(4), a, At(Cut), 10, LossReason.Missing));
        Assert.Equal([-5L], (await GapsAsync()).Select(gap => gap.Quantity));
        await DoneAsync(Ledger.ReceiveAsync(Gesture(8), a, At(Cut), 5));
        Assert.Empty(await GapsAsync());
        Assert.Equal(90, (await StatementAsync("commune:95127", to: 6)).Total.OnHand);
        Assert.Equal(95, (await StatementAsync("commune:95127", to: 10)).Total.OnHand);
        await AssertCheckedAsync();
    }

    [Fact]
    public async Task What_happened_on_the_day_of_a_count_and_is_recorded_after_it_came_after_it()
    {
        await DoneAsync(Ledger.CountAsync(Gesture(6), a, [new(At(Cut), 100)]));
        Site.Clock.Advance(TimeSpan.FromMinutes(1));
        await DoneAsync(Ledger.DistributeAsync(Gesture(6), a, At(Cut), 30));
        Assert.Equal(70, await HeldAsync(a, Cut));
        Assert.Empty(await GapsAsync());
    }

    [Fact]
    public async Task A_late_count_of_an_earlier_day_leaves_the_later_one_standing()
    {
        await DoneAsync(Ledger.CountAsync(Gesture(10), a, [new(At(Cut), 95)]));
        await DoneAsync(Ledger.CountAsync(Gesture(6), a, [new(At(Cut), 60)]));
        Assert.Equal(60, (await StatementAsync("commune:95127", to: 6)).Total.OnHand);
        Assert.Equal(95, (await StatementAsync("commune:95127", to: 10)).Total.OnHand);
        Assert.Equal(5, (await GapsAsync()).Sum(gap => gap.Quantity));
        await AssertCheckedAsync();
    }

    [Fact]
    public async Task Undoing_what_a_count_had_seen_leaves_the_count_standing_and_withdrawing_it_does_not()
    {
        var given = await DoneAsync(Ledger.DistributeAsync(Gesture(6), a, At(Cut), 30));
        var count = await DoneAsync(Ledger.CountAsync(Gesture(6), a, [new(At(Cut), 65)]));
        await DoneAsync(Ledger.ReverseAsync(Gesture(9), given));
        Assert.Equal((65, 35), (await HeldAsync(a, Cut), Assert.Single(await GapsAsync()).Quantity));
        await DoneAsync(Ledger.ReverseAsync(Gesture(9), count));
        Assert.Equal(100, await HeldAsync(a, Cut));
        Assert.Empty(await GapsAsync());
        // Withdrawn, it takes no late slip any more.
        await DoneAsync(Ledger.ReceiveAsync(Gesture(3), a, At(Cut), 1));
        Assert.Equal(101, await HeldAsync(a, Cut));
        await AssertCheckedAsync();
    }

    [Fact]
    public async Task A_count_that_found_no_difference_is_withdrawn_too_with_what_it_made_since()
    {
        var (count, quiet) = (Gesture(6), Gesture(7));
        await DoneAsync(Ledger.CountAsync(count, a, [new(At(Cut), 100)]));
        await DoneAsync(Ledger.CountAsync(quiet, a, [new(At(Cut), 100)]));
        await DoneAsync(Ledger.ReceiveAsync(Gesture(3), a, At(Cut), 7));
        Assert.Equal((100, 7), (await HeldAsync(a, Cut), Assert.Single(await GapsAsync()).Quantity));
        var undo = Gesture(9);
        Assert.Equal(0, await DoneAsync(Ledger.WithdrawAsync(Gesture(9), quiet.Key)));
        Assert.Equal(0, await DoneAsync(Ledger.WithdrawAsync(Gesture(9), quiet.Key)));
        var reversal = await DoneAsync(Ledger.WithdrawAsync(undo, count.Key));
        Assert.True(reversal > 0);
        Assert.Equal(reversal, await DoneAsync(Ledger.WithdrawAsync(undo, count.Key)));
        Assert.Equal(107, await HeldAsync(a, Cut));
        Assert.Empty(await GapsAsync());
        await RefusedAsync("n’existe pas", LedgerField.Movement, Ledger.WithdrawAsync(Gesture(9), Guid.NewGuid()));
        await AssertCheckedAsync();
    }

    [Fact]
    public async Task A_number_is_a_count_or_a_movement_never_both()
    {
        var (count, movement) = (Gesture(6), Gesture(6));
        await DoneAsync(Ledger.CountAsync(count, a, [new(At(Cut), 100)]));
        await DoneAsync(Ledger.ReceiveAsync(movement, a, At(Cut), 1));
        await RefusedAsync("autre contenu", LedgerField.Key, Ledger.ReceiveAsync(count, a, At(Cut), 1));
        await RefusedAsync("autre contenu", LedgerField.Key, Ledger.CountAsync(movement, a, [new(At(Cut), 101)]));
    }

    [Fact]
    public async Task A_gap_leaves_the_list_by_a_movement_or_by_a_word_and_comes_back_when_it_changes()
    {
        await DoneAsync(Ledger.CountAsync(Gesture(6), a, [new(At(Cut), 90), new(At(Sewn), 4)]));
        var gap = (await GapsAsync())[0].Place;
        Assert.Equal([10L, -4L], (await GapsAsync()).Select(line => line.Quantity));
        Assert.Contains("Dites pourquoi", await Site.Get<GapService>().NoteAsync(gap, " ", 1), StringComparison.Ordinal);
        Assert.Null(await Site.Get<GapService>().NoteAsync(gap, "Un carton mouillé", 1));
        Assert.Empty(await GapsAsync());
        await FoldAsync();
        await DoneAsync(Ledger.ReceiveAsync(Gesture(3), a, At(Cut), 2));
        Assert.Equal(12, Assert.Single(await GapsAsync()).Quantity);

        var explained = Gesture(9);
        var movement = await DoneAsync(Ledger.ExplainAsync(explained, gap, GapCause.Lost));
        Assert.Equal(movement, await DoneAsync(Ledger.ExplainAsync(explained, gap, GapCause.Lost)));
        await RefusedAsync("autre contenu", LedgerField.Key, Ledger.ExplainAsync(explained, gap, GapCause.Distributed));
        Assert.Empty(await GapsAsync());
        var statement = await StatementAsync("commune:95127");
        Assert.Equal((12, -4), (statement.Stage(Cut).Lost, statement.Total.Gap));
        // What was found too much was not lost, and what is missing not received.
        await RefusedAsync("en trop", LedgerField.Reason, Ledger.ExplainAsync(Gesture(9), gap, GapCause.Lost));
        await RefusedAsync("a été trouvé le 06/11/2026", LedgerField.On, Ledger.ExplainAsync(Gesture(5), gap, GapCause.Received));
        await DoneAsync(Ledger.ExplainAsync(Gesture(9), gap, GapCause.Received));
        Assert.Equal(0, (await StatementAsync("commune:95127")).Total.Gap);
        await RefusedAsync("Il ne reste rien", LedgerField.Place, Ledger.ExplainAsync(Gesture(9), gap, GapCause.Lost));
        await RefusedAsync("n’existe pas", LedgerField.Place, Ledger.ExplainAsync(Gesture(9), a, GapCause.Lost));
        await AssertCheckedAsync();
    }

    [Fact]
    public async Task Communes_are_ranked_by_what_they_cannot_explain_whatever_its_sign()
    {
        var b = await StockAsync(Cormeilles);
        await DoneAsync(Ledger.CountAsync(Gesture(6), a, [new(At(Cut), 90)]));
        await DoneAsync(Ledger.CountAsync(Gesture(6), b, [new(At(Cut), 7)]));
        await DoneAsync(Ledger.CountAsync(Gesture(7), b, [new(At(Sewn), 8)]));
        var departement = new TerritoryRef(TerritoryKind.Departement, "95");
        GapRank[] ranks = [new(Cormeilles, 15, 2), new(Cergy, 10, 1)];
        Assert.Equal(ranks, await Site.Get<GapService>().RankAsync(departement, Piece));
        await FoldAsync();
        Assert.Equal(ranks, await Site.Get<GapService>().RankAsync(departement, Piece));
        Assert.Equal(ranks[..1], await Site.Get<GapService>().RankAsync(new TerritoryRef(TerritoryKind.Epci, "200058485"), Piece));
        Assert.Empty(await Site.Get<GapService>().RankAsync(new TerritoryRef(TerritoryKind.Region, "84"), Piece));
    }

    private static async Task RefusedAsync(string why, string field, Task<LedgerResult> gesture) =>
        Assert.Contains(why, (await gesture).Errors[field], StringComparison.Ordinal);
}
