using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Content.Versions;

/// <summary>
/// Umbraco's default policy (UmbracoDocs, « Content Version Cleanup »): all versions of the last 4 days, then the last of each day
/// for 90 days. Never the draft, the last one published, or a pinned one. Any number of nodes may run it at once.
/// </summary>
public sealed class VersionCleanup(Database database, TimeProvider clock)
{
    private const int KeepAllDays = 4;
    private const int KeepDailyDays = 90;

    /// <returns>How many versions were deleted.</returns>
    public Task<int> RunAsync(CancellationToken cancel = default)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var day = database.Dialect.DayOf("At");
        var sql = $$"""
            DELETE FROM "DocumentVersion" WHERE "Key" IN (SELECT "Key" FROM (
                SELECT "Key", "At", "Published", "PreventCleanup",
                    row_number() OVER (PARTITION BY "DocumentKey" ORDER BY "At" DESC) AS "Newest",
                    row_number() OVER (PARTITION BY "DocumentKey", "Published" ORDER BY "At" DESC) AS "NewestOfKind",
                    row_number() OVER (PARTITION BY "DocumentKey", {{day}} ORDER BY "At" DESC) AS "NewestOfDay"
                FROM "DocumentVersion") ranked
            WHERE "At" < {0} AND NOT "PreventCleanup" AND "Newest" > 1 AND NOT ("Published" AND "NewestOfKind" = 1)
                AND ("NewestOfDay" > 1 OR "At" < {1}))
            """;
        return database.WriteAsync(
            db => db.Database.ExecuteSqlRawAsync(sql, [now.AddDays(-KeepAllDays), now.AddDays(-KeepDailyDays)], cancel), cancel);
    }
}
