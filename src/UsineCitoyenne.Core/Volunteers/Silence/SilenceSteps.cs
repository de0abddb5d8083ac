using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Privacy;

namespace UsineCitoyenne.Core.Volunteers.Silence;

/// <summary>
/// Moves the volunteers without a sign of life one step on: asked, reminded, faded, archived. A step and its mail commit together, and a
/// row that another node is moving is left to it.
/// </summary>
public sealed class SilenceSteps(Database database, Outbox outbox, Audit audit, IOptions<SiteOptions> site, TimeProvider clock)
{
    private const int BatchSize = 2000;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Those who have been as they are for long enough. Demo people never tire.</summary>
    internal IQueryable<Volunteer> Overdue(SiteDbContext db, Freshness from)
    {
        var before = Now - site.Value.Silence.StaysAs(from);
        return db.Set<Volunteer>().Where(row => row.Freshness == from && row.FreshnessAt < before && row.ConfirmedAt != null
            && (row.State == VolunteerState.Confirmed || row.State == VolunteerState.Paused) && !row.Demo);
    }

    internal async Task<int> CountAsync(Freshness from, CancellationToken cancel)
    {
        await using var db = database.Read();
        return await Overdue(db, from).CountAsync(cancel);
    }

    /// <returns>How many moved to the step after <paramref name="from"/>.</returns>
    internal async Task<int> RunAsync(Freshness from, CancellationToken cancel)
    {
        var total = 0;
        for (var moved = BatchSize; moved == BatchSize; total += moved)
        {
            moved = await database.WriteAsync(db => MoveAsync(db, from, cancel), cancel);
        }
        return total;
    }

    private async Task<int> MoveAsync(SiteDbContext db, Freshness from, CancellationToken cancel)
    {
        var ids = await LockAsync(db, from, cancel);
        if (ids.Length == 0)
        {
            return 0;
        }
        var (to, now) = (from + 1, Now);
        await db.Set<Volunteer>().Where(row => ids.Contains(row.Id)).ExecuteUpdateAsync(
            row => row.SetProperty(volunteer => volunteer.Freshness, to).SetProperty(volunteer => volunteer.FreshnessAt, now), cancel);
        if (to is Freshness.Asked or Freshness.Reminded)
        {
            // Who has no address is called: see the contact's page.
            var written = await db.Set<Volunteer>().Where(row => ids.Contains(row.Id) && row.Email != "").Select(row => row.Id)
                .ToListAsync(cancel);
            await outbox.EnqueueManyAsync(db, StillThereMail.Kind, written, default, cancel: cancel);
        }
        audit.Record(db, AuditAction.SilenceStep, detail: $"{to} {ids.Length}");
        return ids.Length;
    }

    // Locked: somebody may answer the mail, or another node move them, meanwhile.
    private Task<long[]> LockAsync(SiteDbContext db, Freshness from, CancellationToken cancel) =>
        Overdue(db, from).OrderBy(row => row.FreshnessAt).Take(BatchSize).Select(row => row.Id).ForUpdateSkipLocked().ToArrayAsync(cancel);
}
