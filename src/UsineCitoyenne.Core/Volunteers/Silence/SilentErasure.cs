using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Privacy.Retention;
using UsineCitoyenne.Core.Volunteers.Record;

namespace UsineCitoyenne.Core.Volunteers.Silence;

/// <summary>
/// Erases the archived entries that stayed silent to the end. Unlike somebody who asked to go, the person may be imported again: nothing
/// of their address is kept.
/// </summary>
public sealed class SilentErasure(
    Database database, SilenceSteps steps, VolunteerErasure erasure, Audit audit) : IRetention
{
    private const int BatchSize = 500;

    public RetentionRule Rule => RetentionRule.Silent;

    public Task<int> CountAsync(CancellationToken cancel) => steps.CountAsync(Freshness.Archived, cancel);

    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var total = 0;
        for (var erased = BatchSize; erased == BatchSize; total += erased)
        {
            erased = await database.WriteAsync(db => EraseAsync(db, cancel), cancel);
        }
        return total;
    }

    private async Task<int> EraseAsync(SiteDbContext db, CancellationToken cancel)
    {
        var rows = await steps.Overdue(db, Freshness.Archived).OrderBy(row => row.FreshnessAt).Take(BatchSize)
            .ForUpdateSkipLocked().ToListAsync(cancel);
        if (rows.Count == 0)
        {
            return 0;
        }
        await erasure.EraseAsync(db, rows, cancel);
        audit.Record(db, AuditAction.SilentErased, detail: $"{rows.Count}");
        return rows.Count;
    }
}
