using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Links;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Volunteers.Table;

namespace UsineCitoyenne.Core.Volunteers.Silence;

/// <summary>
/// Erases the archived entries that stayed silent to the end. Unlike somebody who asked to go, the person may be imported again: nothing
/// of their address is kept.
/// </summary>
internal sealed class SilentErasure(
    Database database, SilenceSteps steps, LinkTokens links, ConsentLedger consents, Outbox outbox, ContactIndex index, Audit audit, TimeProvider clock)
{
    private const int BatchSize = 500;

    public async Task<int> RunAsync(CancellationToken cancel)
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
        var found = await steps.Overdue(db, Freshness.Archived).OrderBy(row => row.FreshnessAt).Take(BatchSize).Select(row => row.Id).ToArrayAsync(cancel);
        var rows = await (database.Engine == DatabaseEngine.PostgreSql
            ? db.Set<Volunteer>().FromSql($"""SELECT * FROM "Volunteer" WHERE "Id" = ANY ({found}) AND "Freshness" = 4 AND "State" IN (1, 2) FOR UPDATE SKIP LOCKED""")
            : db.Set<Volunteer>().Where(row => found.Contains(row.Id))).ToListAsync(cancel);
        if (rows.Count == 0)
        {
            return 0;
        }
        var now = clock.GetUtcNow().UtcDateTime;
        rows.ForEach(row => row.Leave(now));
        var ids = rows.ConvertAll(row => row.Id);
        await db.Set<Record.VolunteerChange>().Where(change => ids.Contains(change.VolunteerId)).ExecuteDeleteAsync(cancel);
        await db.Set<Notes.VolunteerNote>().Where(note => ids.Contains(note.VolunteerId)).ExecuteDeleteAsync(cancel);
        await links.RevokeAsync(db, LinkPurpose.VolunteerRecord, ids, cancel);
        await links.RevokeAsync(db, LinkPurpose.Presence, ids, cancel);
        await consents.WithdrawAllAsync(db, ids, cancel);
        await outbox.ForgetAsync(db, MailRecipient.Volunteer, ids, cancel);
        audit.Record(db, AuditAction.SilentErased, detail: $"{ids.Count}");
        return ids.Count;
    }
}
