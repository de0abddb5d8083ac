using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using Database = UsineCitoyenne.Core.Data.Database;

namespace UsineCitoyenne.Core.Privacy.Sealing;

/// <summary>
/// Seals what an older version wrote in clear, and seals anew what a former key sealed. Rows and the place reached commit together: stopped
/// anywhere, it goes on from there. Once done, it reads one row.
/// </summary>
public sealed class SealingService(Database database, FieldKeyCheck check)
{
    private const int BatchSize = 500;

    /// <param name="progress">Receives the number of values sealed so far.</param>
    /// <returns>How many values were sealed, and whether nothing is left: false while another node is at it.</returns>
    /// <exception cref="FieldKeyException">The key is not the database's.</exception>
    public async Task<(int Sealed, bool Done)> RunAsync(IProgress<int>? progress = null, CancellationToken cancel = default)
    {
        await check.VerifyAsync(cancel);
        var total = 0;
        while (true)
        {
            cancel.ThrowIfCancellationRequested();
            var (count, state) = await database.WriteAsync(db => StepAsync(db, cancel), cancel);
            total += count;
            if (state != Step.Went)
            {
                await (total > 0 ? database.EmptyJournalAsync(cancel) : Task.CompletedTask);
                return (total, state == Step.Done);
            }
            progress?.Report(total);
        }
    }

    private async Task<(int Sealed, Step State)> StepAsync(SiteDbContext db, CancellationToken cancel)
    {
        // The row is the lease: on PostgreSQL whoever holds it works alone, and a node that dies lets it go.
        var seal = await db.Set<FieldSeal>().ForUpdateSkipLocked().ToListAsync(cancel);
        if (seal is not [{ Done: false } place])
        {
            return (0, seal.Count == 0 ? Step.Elsewhere : Step.Done);
        }
        var tables = SealedColumns.In(db.Model);
        var table = tables.FirstOrDefault(other => string.CompareOrdinal(other.Name, place.Table) >= 0);
        if (table is null)
        {
            place.Finish();
            return (0, Step.Went);
        }
        if (table.HasChange)
        {
            // The order of changes stays as it was.
            await db.Dialect.KeepChangesAsync(db, cancel);
        }
        var rows = await table.ReadAsync(db, table.Name == place.Table ? place.Position : 0, BatchSize, cancel);
        var count = 0;
        foreach (var row in rows)
        {
            count += await table.SealAsync(db, row, cancel);
        }
        // « ! » follows the name of this table, and comes before any other.
        place.Reach(rows.Count < BatchSize ? table.Name + "!" : table.Name, rows.Count < BatchSize ? 0 : rows[^1].Id);
        return (count, Step.Went);
    }

    private enum Step
    {
        Went,
        Done,
        Elsewhere,
    }
}
