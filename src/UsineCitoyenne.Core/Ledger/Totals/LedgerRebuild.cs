using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Ledger.Places;

namespace UsineCitoyenne.Core.Ledger.Totals;

/// <summary>
/// Makes totals and balances what the lines say, by adding what they lack. What movements bring meanwhile adds up with it. Lines are never
/// touched: a movement that does not balance stays told.
/// </summary>
public sealed class LedgerRebuild(Database database, LedgerCheck check, TimeProvider clock)
{
    /// <returns>What differed before.</returns>
    public Task<LedgerCheckReport> RunAsync(CancellationToken cancel = default) => database.WriteAsync(async db =>
    {
        // Nothing is folded and no place changes territory meanwhile.
        await db.LockTableAsync<LedgerTotal>(cancel);
        var found = await check.CompareAsync(cancel);
        if (found.Totals.Count > 0)
        {
            await BulkInsert.RunAsync(db, DeltaRows.Table, DeltaRows.Names, found.Totals.Select(Delta), cancel);
        }
        foreach (var balance in found.Balances)
        {
            var (place, (product, stage, lot), quantity) = balance;
            await db.Database.ExecuteSqlAsync($"""
                INSERT INTO "PlaceBalance" ("PlaceId", "ProductId", "Stage", "LotId", "Quantity", "OverdrawnAt")
                VALUES ({place}, {product}, {stage}, {lot}, {quantity}, NULL)
                ON CONFLICT ("PlaceId", "ProductId", "Stage", "LotId") DO UPDATE SET
                    "Quantity" = "PlaceBalance"."Quantity" + excluded."Quantity"
                """, cancel);
        }
        var now = clock.GetUtcNow().UtcDateTime;
        await db.Database.ExecuteSqlAsync($"""
            UPDATE "PlaceBalance" SET "OverdrawnAt" = CASE WHEN "Quantity" < 0 THEN {now} END
            WHERE ("Quantity" < 0) <> ("OverdrawnAt" IS NOT NULL)
            """, cancel);
        await db.Set<PlaceBalance>().Where(row => row.Quantity == 0).ExecuteDeleteAsync(cancel);
        return found.Report;
    }, cancel);

    private static object?[] Delta((TotalKey Key, long[] Values) row) =>
    [
        .. PlaceLink.Levels.Select(level => level == row.Key.Kind ? row.Key.Code : null), row.Key.Product, row.Key.Stage, row.Key.Day,
        .. row.Values.Select(value => (object)value),
    ];
}
