using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Ledger;
using UsineCitoyenne.Core.Ledger.Movements;
using UsineCitoyenne.Core.Ledger.Totals;

namespace UsineCitoyenne.Core.Tests.Ledger;

/// <summary>Whatever was changed behind its back is told, and what came in whole comes back whole.</summary>
public sealed class LedgerCheckTests : LedgerTest
{
    private long a;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        a = await StockAsync(Cergy);
        await DoneAsync(Ledger.ReceiveAsync(Gesture(2), a, At(Cut), 100));
        await FoldAsync();
        await DoneAsync(Ledger.DistributeAsync(Gesture(3), a, At(Cut), 30));
    }

    [Theory]
    [InlineData("""UPDATE "LedgerTotal" SET "OnHand" = "OnHand" + 1 WHERE "Kind" = 4""", "commune:95127", "2026-11-02, OnHand\u00a0: -1 ")]
    [InlineData("""UPDATE "LedgerTotal" SET "Day" = '2026-11-03' WHERE "Kind" = 0""", "nation:FR", "2026-11-02, OnHand\u00a0: +100 ")]
    [InlineData("""DELETE FROM "LedgerTotal" WHERE "Kind" = 2""", "departement:95", "2026-11-02, Received\u00a0: +100 ")]
    [InlineData("""DELETE FROM "LedgerDelta" """, "region:11", "2026-11-03, Distributed\u00a0: +30 ")]
    [InlineData("""UPDATE "PlaceBalance" SET "Quantity" = 99""", "endroit 1", "lot 0\u00a0: +1 ")]
    [InlineData("""DELETE FROM "UnfoldedMovement" """, "endroit 1", "lot 0\u00a0: -30 ")]
    public async Task A_total_that_is_not_what_the_lines_say_is_told_with_the_difference(string sql, string where, string what)
    {
        Assert.Equal([], (await Site.Get<LedgerCheck>().RunAsync()).Differences);
        await Site.Database.WriteAsync(db => db.Database.ExecuteSqlRawAsync(sql));
        Assert.Contains((await Site.Get<LedgerCheck>().RunAsync()).Differences, line =>
            line.StartsWith($"{where}, produit {Piece}, étape 1, ", StringComparison.Ordinal)
                && line.Contains(what, StringComparison.Ordinal));
        Assert.Contains("Lancez «\u00a0ledger check\u00a0»", await Site.Get<LedgerCheckJob>().RunAsync(default), StringComparison.Ordinal);

        // Corrected from the lines, folded or not, once.
        Assert.NotEmpty((await Site.Get<LedgerRebuild>().RunAsync()).Differences);
        Assert.Equal([], (await Site.Get<LedgerRebuild>().RunAsync()).Differences);
        await FoldAsync();
        await AssertCheckedAsync();
        Assert.Equal((70, 70), ((await StatementAsync("commune:95127")).Total.OnHand, await HeldAsync(a, Cut)));
    }

    [Fact]
    public async Task A_rule_that_somebody_took_out_of_the_database_is_told()
    {
        await Site.Database.WriteAsync(db => db.Database.ExecuteSqlRawAsync(Site.Database.Engine == DatabaseEngine.Sqlite
            ? "DROP TRIGGER \"LineDeleted\""
            : "ALTER TABLE \"MovementLine\" DISABLE TRIGGER \"LineDeleted\""));
        var told = Assert.Single((await Site.Get<LedgerCheck>().RunAsync()).Differences);
        Assert.StartsWith("la règle LineDeleted manque dans la base", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_nodes_that_fold_at_once_while_movements_come_in_fold_each_once()
    {
        var posting = Task.WhenAll(Enumerable.Range(0, 4).Select(caller => Task.Run(async () =>
        {
            for (var number = 0; number < 25; number++)
            {
                await DoneAsync(Ledger.ReceiveAsync(Gesture(4), a, At(Cut), 1));
            }
        })));
        while (!posting.IsCompleted)
        {
            await Task.WhenAll(FoldAsync(), FoldAsync());
        }
        await posting;
        Assert.Equal(170, (await StatementAsync("commune:95127")).Total.OnHand);
        Assert.Equal(170, await HeldAsync(a, Cut));
        await AssertCheckedAsync();
    }

    [Fact]
    public async Task A_movement_waits_for_no_other_commune_and_a_count_for_what_moves_at_its_place()
    {
        Assert.SkipWhen(Site.Database.Engine == DatabaseEngine.Sqlite, "SQLite: units of work take turns there.");
        var (b, round) = (await StockAsync(Cormeilles), (await Places.TransitAsync(a, a))!.Value);
        await DoneAsync(Ledger.ReceiveAsync(Gesture(2), b, At(Cut), 1));
        Task<LedgerResult> other = null!;
        Task<LedgerResult> count = null!;
        await Site.Database.WriteAsync(async db =>
        {
            // The same transit, the same product, totals of the same département.
            await Site.Get<MovementRecorder>().RecordAsync(db, new MovementDraft(
                Gesture(5), MovementKind.Departure, a)
                .Move(At(Cut), 10, Spot.At(a), Spot.At(round)), default);
            count = Ledger.CountAsync(Gesture(6), a, [new GoodsQuantity(At(Cut), 60)]);
            other = Ledger.SendAsync(Gesture(5), b, round, At(Cut), 1);
            Assert.True((await other).Done);
            await FoldAsync();
            Assert.False(count.IsCompleted);
        });
        // It saw what it waited for: nothing differs.
        Assert.Equal((0, true), ((await count).Movement, (await count).Done));
        await AssertCheckedAsync();
    }

    [Fact]
    public async Task A_backup_brings_the_ledger_back_as_frozen_as_it_was()
    {
        var file = Path.Combine(Site.Database.Settings.DataFolder, "sauvegarde.zip");
        var before = (await StatementAsync("nation:FR")).Total;
        await Site.Get<DatabaseBackup>().BackUpAsync(file);
        await DoneAsync(Ledger.DistributeAsync(Gesture(4), a, At(Cut), 5));
        await Site.Get<DatabaseBackup>().RestoreAsync(file);
        Assert.Equal(before, (await StatementAsync("nation:FR")).Total);
        await AssertCheckedAsync();
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(
            () => Site.Database.WriteAsync(db => db.Database.ExecuteSqlRawAsync("""DELETE FROM "MovementLine" """)));
        await DoneAsync(Ledger.DistributeAsync(Gesture(4), a, At(Cut), 5));
    }
}
