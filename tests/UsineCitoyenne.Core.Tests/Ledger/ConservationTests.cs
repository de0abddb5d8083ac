using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Ledger.Movements;
using UsineCitoyenne.Core.Ledger.Totals;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Core.Tests.Ledger;

/// <summary>Whoever writes past the code meets the database's own rules.</summary>
public sealed class ConservationTests : LedgerTest
{
    private const string Frozen = "a posted movement is never changed";
    private const string Unbalanced = "the lines of a movement sum to zero by product, stage and lot";
    private const string OnlyPosted = "a movement changes only by being posted";
    private long a;
    private long b;
    private long posted;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        (a, b) = (await StockAsync(Cergy), await StockAsync(Cormeilles));
        posted = await DoneAsync(Ledger.ReceiveAsync(Gesture(2), a, At(Cut), 10));
    }

    [Theory]
    [InlineData(1, 1, 0, -7)]
    [InlineData(0, 1, 0, -8)]
    [InlineData(1, 2, 0, -8)]
    [InlineData(1, 1, 5, -8)]
    public async Task Lines_that_differ_in_quantity_product_stage_or_lot_are_not_posted(int sameProduct, int stage, long lot, long quantity)
    {
        var movement = await UnpostedAsync();
        await LineAsync(movement, 1, a, Piece, 1, 0, 8);
        await LineAsync(movement, 2, b, sameProduct == 1 ? Piece : Cloth, stage, lot, quantity);
        await RefusedAsync(Unbalanced, $"""UPDATE "Movement" SET "Posted" = TRUE WHERE "Id" = {movement}""");
    }

    [Fact]
    public async Task Lines_that_sum_to_zero_are_posted_by_anybody()
    {
        var movement = await UnpostedAsync();
        await LineAsync(movement, 1, a, Piece, 1, 0, -8);
        await LineAsync(movement, 2, b, Piece, 1, 0, 8);
        await SqlAsync($"""UPDATE "Movement" SET "Posted" = TRUE WHERE "Id" = {movement}""");
        await RefusedAsync(Frozen, $"""UPDATE "Movement" SET "Posted" = FALSE WHERE "Id" = {movement}""");
    }

    [Fact]
    public async Task A_movement_without_a_line_is_not_posted() =>
        await RefusedAsync(Unbalanced, $"""UPDATE "Movement" SET "Posted" = TRUE WHERE "Id" = {await UnpostedAsync()}""");

    [Fact]
    public async Task Quantities_beyond_64_bits_do_not_turn_round_to_zero()
    {
        var movement = await UnpostedAsync();
        await LineAsync(movement, 1, a, Piece, 1, 0, long.MaxValue);
        await LineAsync(movement, 2, b, Piece, 1, 0, long.MaxValue);
        await LineAsync(movement, 3, a, Piece, 1, 0, 2);
        await Assert.ThrowsAnyAsync<DbException>(() => SqlAsync($"""UPDATE "Movement" SET "Posted" = TRUE WHERE "Id" = {movement}"""));
    }

    [Fact]
    public async Task What_is_posted_is_neither_changed_nor_removed_nor_added_to()
    {
        await RefusedAsync(Frozen, $"""UPDATE "Movement" SET "OccurredOn" = {Day(1)} WHERE "Id" = {posted}""");
        await RefusedAsync(Frozen, $"""UPDATE "MovementLine" SET "Quantity" = 11 WHERE "MovementId" = {posted} AND "PlaceId" = {a}""");
        await RefusedAsync(Frozen, $"""DELETE FROM "MovementLine" WHERE "MovementId" = {posted}""");
        await RefusedAsync(Frozen, $"""DELETE FROM "Movement" WHERE "Id" = {posted}""");
        await RefusedAsync(Frozen, Line(posted, 9, a, Piece, 1, 0, 1));
        await AssertCheckedAsync();
    }

    [Fact]
    public async Task Nobody_inserts_a_movement_posted_or_changes_one_otherwise_than_by_posting_it()
    {
        await RefusedAsync("a movement is inserted unposted", Insert(Guid.NewGuid(), posted: true));
        var movement = await UnpostedAsync();
        await RefusedAsync(OnlyPosted, $"""UPDATE "Movement" SET "Actor" = 2 WHERE "Id" = {movement}""");
        await RefusedAsync(OnlyPosted, $"""UPDATE "Movement" SET "Actor" = 2, "Posted" = TRUE WHERE "Id" = {movement}""");
        await RefusedAsync("CK_MovementLine_Quantity", Line(movement, 1, a, Piece, 1, 0, 0));
    }

    [Fact]
    public async Task What_replaces_or_empties_without_deleting_is_refused_too()
    {
        if (TestDatabase.Engine == DatabaseEngine.PostgreSql)
        {
            await RefusedAsync(Frozen, $"""TRUNCATE "MovementLine" """);
            await RefusedAsync(Frozen, $"""TRUNCATE "Movement" CASCADE""");
            return;
        }
        await using var db = Site.Database.Read();
        var key = db.Set<Movement>().Single(row => row.Id == posted).Key;
        await RefusedAsync(Frozen, $"""
            INSERT OR REPLACE INTO "Movement" ("Key", "Kind", "OccurredOn", "RecordedAt", "Actor", "Source", "Posted")
            VALUES ({key}, 1, {Day(2)}, {Site.Clock.Now}, 1, 1, FALSE)
            """);
        await RefusedAsync(Frozen, $"""
            INSERT OR REPLACE INTO "MovementLine" ("MovementId", "Number", "PlaceId", "ProductId", "Stage", "LotId", "Quantity")
            VALUES ({posted}, 1, {b}, {Piece}, 1, 0, 10)
            """);
    }

    [Fact]
    public async Task What_the_lines_rest_on_is_frozen_with_them()
    {
        const string kept = "what the ledger rests on is never changed";
        var count = Gesture(6);
        await DoneAsync(Ledger.CountAsync(count, a, [new(At(Cut), 9)]));
        await RefusedAsync(kept, $"""UPDATE "Place" SET "Kind" = 16 WHERE "Id" = {a}""");
        await RefusedAsync(kept, $"""DELETE FROM "Place" WHERE "Id" = {a}""");
        await RefusedAsync(kept, $"""UPDATE "PlaceLink" SET "Commune" = '75056' WHERE "PlaceId" = {a}""");
        await RefusedAsync(kept, $"""DELETE FROM "PlaceLink" WHERE "PlaceId" = {a}""");
        await RefusedAsync(kept, $"""UPDATE "StockCountLine" SET "Observed" = 8""");
        await RefusedAsync(kept, $"""UPDATE "StockCount" SET "CountedOn" = {Day(7)}""");
        await RefusedAsync(kept, $"""DELETE FROM "StockCount" WHERE "PlaceId" = {a}""");
        await DoneAsync(Ledger.WithdrawAsync(Gesture(9), count.Key));
        await RefusedAsync(kept, $"""UPDATE "StockCount" SET "WithdrawnAt" = NULL WHERE "PlaceId" = {a}""");
        await SqlAsync($"""UPDATE "Place" SET "Name" = 'Atelier' WHERE "Id" = {a}""");
        await AssertCheckedAsync();
    }

    [Fact]
    public async Task A_quantity_is_whole_and_posting_sees_what_is_committed()
    {
        var movement = await UnpostedAsync();
        if (TestDatabase.Engine == DatabaseEngine.Sqlite)
        {
            await RefusedAsync("a quantity is a whole number", $"""
                INSERT INTO "MovementLine" ("MovementId", "Number", "PlaceId", "ProductId", "Stage", "LotId", "Quantity")
                VALUES ({movement}, 1, {a}, {Piece}, 1, 0, 0.5)
                """);
        }
        else
        {
            await LineAsync(movement, 1, a, Piece, 1, 0, -8);
            await LineAsync(movement, 2, b, Piece, 1, 0, 8);
            await using var db = Site.Database.Read();
            await using var transaction = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead);
            var refused = await Assert.ThrowsAnyAsync<DbException>(() =>
                db.Database.ExecuteSqlAsync($"""UPDATE "Movement" SET "Posted" = TRUE WHERE "Id" = {movement}"""));
            Assert.Contains("reads what is committed", refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_is_half_written_counts_nowhere_and_the_job_removes_it_later()
    {
        var before = await StatementAsync("nation:FR");
        var movement = await UnpostedAsync();
        await LineAsync(movement, 1, a, Piece, 1, 0, -8);
        Assert.Equal(before.Total, (await StatementAsync("nation:FR")).Total);
        Assert.Equal(10, await HeldAsync(a, Cut));
        await AssertCheckedAsync();

        var job = Site.Get<LedgerCheckJob>();
        Assert.Equal("2 lignes vérifiées, aucune différence", await job.RunAsync(default));
        Site.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal("2 lignes vérifiées, aucune différence\u00a0; 1 mouvement inachevé retiré", await job.RunAsync(default));
        await using var db = Site.Database.Read();
        Assert.False(await db.Set<Movement>().AnyAsync(row => !row.Posted));
        Assert.Equal(2, await db.Set<MovementLine>().CountAsync());
    }

    private async Task<long> UnpostedAsync()
    {
        var key = Guid.NewGuid();
        await SqlAsync(Insert(key, posted: false));
        await using var db = Site.Database.Read();
        return db.Set<Movement>().Single(row => row.Key == key).Id;
    }

    private FormattableString Insert(Guid key, bool posted) => $"""
        INSERT INTO "Movement" ("Key", "Kind", "OccurredOn", "RecordedAt", "Actor", "Source", "Posted")
        VALUES ({key}, 1, {Day(2)}, {Site.Clock.Now}, 1, 1, {posted})
        """;

    private Task LineAsync(long movement, int number, long place, long product, int stage, long lot, long quantity) =>
        SqlAsync(Line(movement, number, place, product, stage, lot, quantity));

    private static FormattableString Line(long movement, int number, long place, long product, int stage, long lot, long quantity) => $"""
        INSERT INTO "MovementLine" ("MovementId", "Number", "PlaceId", "ProductId", "Stage", "LotId", "Quantity")
        VALUES ({movement}, {number}, {place}, {product}, {stage}, {lot}, {quantity})
        """;

    private Task SqlAsync(FormattableString sql) => Site.Database.WriteAsync(db => db.Database.ExecuteSqlAsync(sql));

    private async Task RefusedAsync(string why, FormattableString sql) =>
        Assert.Contains(why, (await Assert.ThrowsAnyAsync<DbException>(() => SqlAsync(sql))).Message, StringComparison.Ordinal);
}
