using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Jobs;

namespace UsineCitoyenne.Core.Ledger.Totals;

/// <summary>
/// Adds what movements appended to the totals and balances. It alone writes these, one node at a time; movements and readers do not wait
/// for it, and a statement is the same before and after.
/// </summary>
public sealed class LedgerFoldingJob(Database database, TimeProvider clock) : IJob
{
    // On SQLite nobody else writes meanwhile: some tens of milliseconds.
    private const int BatchSize = 2000;

    private static readonly string Totals = $"""
        INSERT INTO "LedgerTotal" ({TotalRows.Columns})
        SELECT "Kind", "Code", "ProductId", "Stage", "Day", {Each("sum(\"{0}\")")}
        FROM ({TotalRows.OfDeltas("\"Id\" IN (SELECT id FROM ids)")}) AS d WHERE TRUE
        GROUP BY "Kind", "Code", "ProductId", "Stage", "Day"
        ON CONFLICT ("Kind", "Code", "ProductId", "Day", "Stage")
        DO UPDATE SET {Each("\"{0}\" = \"LedgerTotal\".\"{0}\" + excluded.\"{0}\"")}
        """;

    /// <returns>How many deltas and movements were folded.</returns>
    public async Task<int> RunAsync(CancellationToken cancel = default)
    {
        var (folded, batch) = (0, 0);
        do
        {
            batch = await database.WriteAsync(db => FoldAsync(db, cancel), cancel);
            folded += batch;
        }
        while (batch >= BatchSize && !cancel.IsCancellationRequested);
        return folded;
    }

    // Silent: it folds every few seconds, and whoever wants to know asks for the check.
    async Task<string?> IJob.RunAsync(CancellationToken cancel)
    {
        await RunAsync(cancel);
        return null;
    }

    private async Task<int> FoldAsync(SiteDbContext db, CancellationToken cancel)
    {
        if (!await db.Set<LedgerDelta>().AnyAsync(cancel) && !await db.Set<UnfoldedMovement>().AnyAsync(cancel))
        {
            return 0;
        }
        await db.LockTableAsync<LedgerTotal>(cancel);
        // By their numbers, not up to one: what commits meanwhile waits for the next turn.
        var deltas = await db.Set<LedgerDelta>().OrderBy(row => row.Id).Select(row => row.Id).Take(BatchSize).ToListAsync(cancel);
        if (deltas.Count > 0)
        {
            await db.InsertForEachAsync(deltas, FormattableStringFactory.Create(Totals), cancel);
            await db.InsertForEachAsync(deltas, $"""DELETE FROM "LedgerDelta" WHERE "Id" IN (SELECT id FROM ids)""", cancel);
        }
        return deltas.Count + await FoldBalancesAsync(db, cancel);
    }

    private async Task<int> FoldBalancesAsync(SiteDbContext db, CancellationToken cancel)
    {
        var movements = await db.Set<UnfoldedMovement>().OrderBy(row => row.MovementId)
            .Select(row => row.MovementId).Take(BatchSize).ToListAsync(cancel);
        if (movements.Count == 0)
        {
            return 0;
        }
        var now = clock.GetUtcNow().UtcDateTime;
        // Physical places and gaps; the other books only ever grow.
        await db.InsertForEachAsync(movements, $"""
            INSERT INTO "PlaceBalance" ("PlaceId", "ProductId", "Stage", "LotId", "Quantity", "OverdrawnAt")
            SELECT l."PlaceId", l."ProductId", l."Stage", l."LotId", sum(l."Quantity"), CASE WHEN sum(l."Quantity") < 0 THEN {now} END
            FROM "MovementLine" l JOIN "Place" p ON p."Id" = l."PlaceId"
            WHERE l."MovementId" IN (SELECT id FROM ids) AND (p."Kind" < 11 OR p."Kind" = 16)
            GROUP BY l."PlaceId", l."ProductId", l."Stage", l."LotId"
            ON CONFLICT ("PlaceId", "ProductId", "Stage", "LotId") DO UPDATE SET
                "Quantity" = "PlaceBalance"."Quantity" + excluded."Quantity",
                "OverdrawnAt" = CASE WHEN "PlaceBalance"."Quantity" + excluded."Quantity" < 0
                    THEN coalesce("PlaceBalance"."OverdrawnAt", {now}) END
            """, cancel);
        await db.InsertForEachAsync(movements, $"""
            DELETE FROM "PlaceBalance" WHERE "Quantity" = 0
                AND "PlaceId" IN (SELECT l."PlaceId" FROM "MovementLine" l WHERE l."MovementId" IN (SELECT id FROM ids))
            """, cancel);
        await db.InsertForEachAsync(movements, $"""DELETE FROM "UnfoldedMovement" WHERE "MovementId" IN (SELECT id FROM ids)""", cancel);
        return movements.Count;
    }

    private static string Each(string format) => string.Join(", ", LedgerAmounts.Names.Select(name => string.Format(null, format, name)));
}
