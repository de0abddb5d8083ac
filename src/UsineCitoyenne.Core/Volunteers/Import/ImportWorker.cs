using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Volunteers.Import;

/// <summary>Runs the imports that wait, one at a time. What a stopped node left is taken up by another once its lease is over.</summary>
public sealed class ImportWorker
{
    private readonly Database database;
    private readonly ImportRun run;
    private readonly ImportKeeper keeper;
    private readonly TimeProvider clock;

    internal ImportWorker(Database database, ImportRun run, ImportKeeper keeper, TimeProvider clock)
    {
        this.database = database;
        this.run = run;
        this.keeper = keeper;
        this.clock = clock;
    }

    /// <returns>How many imports it brought to their end.</returns>
    public async Task<int> RunAsync(CancellationToken cancel = default)
    {
        if (await keeper.CountOldAsync(cancel) > 0)
        {
            await keeper.EraseOldAsync(cancel);
        }
        var done = 0;
        while (await TakeAsync(cancel) is { } job)
        {
            await run.RunAsync(job, cancel);
            done++;
        }
        return done;
    }

    private async Task<ImportJob?> TakeAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using (var reading = database.Read())
        {
            if (!await Free(reading, now).AnyAsync(cancel))
            {
                return null;
            }
        }
        return await database.WriteAsync(async db =>
        {
            // Locked on PostgreSQL: of two nodes one takes it.
            var job = database.Engine == DatabaseEngine.PostgreSql
                ? (await db.Set<ImportJob>().FromSql($"""
                    SELECT * FROM "ImportJob" WHERE "State" = 1 OR ("State" = 2 AND "LeasedUntil" < {now}) ORDER BY "Id" LIMIT 1 FOR UPDATE SKIP LOCKED
                    """).ToListAsync(cancel)).FirstOrDefault()
                : await Free(db, now).OrderBy(row => row.Id).FirstOrDefaultAsync(cancel);
            job?.Take(now + ImportRun.Lease);
            return job;
        }, cancel);
    }

    private static IQueryable<ImportJob> Free(SiteDbContext db, DateTime now) =>
        db.Set<ImportJob>().Where(row => row.State == ImportState.Queued || (row.State == ImportState.Running && row.LeasedUntil < now));
}
