using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Volunteers.Record;
using UsineCitoyenne.Core.Volunteers.Table;

namespace UsineCitoyenne.Core.Volunteers.Silence;

/// <summary>
/// Erases the archived entries that stayed silent to the end. Unlike somebody who asked to go, the person may be imported again: nothing
/// of their address is kept.
/// </summary>
public sealed class SilentErasure(
    Database database, SilenceSteps steps, VolunteerErasure erasure, ContactIndex index, Audit audit)
{
    private const int BatchSize = 500;

    internal async Task<int> RunAsync(CancellationToken cancel)
    {
        var total = 0;
        for (var erased = BatchSize; erased == BatchSize; total += erased)
        {
            erased = await database.WriteAsync(db => EraseAsync(db, cancel), cancel);
        }
        await index.RefreshIfLoadedAsync(cancel);
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
