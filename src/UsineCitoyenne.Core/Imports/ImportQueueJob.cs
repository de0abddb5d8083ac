using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Data.Restoring;
using UsineCitoyenne.Core.Jobs;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Imports;

/// <summary>Runs the imports that wait, one at a time. What a stopped node left is taken up by another once its lease is over.</summary>
public sealed class ImportQueueJob(Database database, ImportRun run, ImportRetention retention, TimeProvider clock,
    ILogger<ImportQueueJob> logger) : IJob
{
    /// <returns>How many imports it brought to their end.</returns>
    public async Task<int> RunAsync(CancellationToken cancel = default)
    {
        await TryAsync(EraseOldAsync);
        var done = 0;
        while (await TakeAsync(cancel) is { } job)
        {
            done += await TryAsync(() => run.RunAsync(job, cancel)) ? 1 : 0;
        }
        return done;

        async Task EraseOldAsync()
        {
            if (await retention.CountAsync(cancel) > 0)
            {
                await retention.RunAsync(cancel);
            }
        }
    }

    // Its lease keeps the one that failed out of this round: those behind it go on, and it comes back once the lease is over.
    private async Task<bool> TryAsync(Func<Task> work)
    {
        try
        {
            await work();
            return true;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            logger.LogError(failure, "An import failed; it is tried again within two minutes, and the others go on.");
            return false;
        }
    }

    private async Task<ImportJob?> TakeAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        DateTime held;
        await using (var reading = database.Read())
        {
            // What a restored backup brings back may have run already: an operator decides.
            held = await RestoreHold.DueUntilAsync(reading, cancel);
            if (!await Free(reading, now, held).AnyAsync(cancel))
            {
                return null;
            }
        }
        return await database.WriteAsync(async db =>
        {
            // Locked on PostgreSQL: of two nodes one takes it.
            var job = await Free(db, now, held).OrderBy(row => row.Id).ForUpdateSkipLocked().FirstOrDefaultAsync(cancel);
            job?.Take(now + ImportRun.Lease);
            return job;
        }, cancel);
    }

    private static IQueryable<ImportJob> Free(SiteDbContext db, DateTime now, DateTime held) =>
        db.Set<ImportJob>().Where(row => row.CreatedAt > held
            && (row.State == ImportState.Queued || (row.State == ImportState.Running && row.LeasedUntil < now)));

    async Task<string?> IJob.RunAsync(CancellationToken cancel) =>
        await RunAsync(cancel) is > 0 and var done ? FrenchNumber.Count(done, "import mené au bout", "imports menés au bout") : null;
}
