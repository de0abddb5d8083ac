using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Links;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Privacy.Retention;
using UsineCitoyenne.Core.Volunteers.Record;

namespace UsineCitoyenne.Core.Volunteers.SignUp;

/// <summary>
/// Keeps the promise of the confirmation mail: who never confirmed is erased. The details, consents, links and mails go at once;
/// the emptied row goes a week later, once the contact tables that nodes hold in memory have seen it empty.
/// </summary>
public sealed class PendingPurge(
    Database database, LinkTokens links, ConsentLedger consents, VolunteerErasure erasure, Audit audit, TimeProvider clock) : IRetention
{
    /// <summary>Promised by <see cref="Mails.ConfirmMail"/> and the privacy page.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromDays(30);

    /// <summary>Over twice the time between two runs of a node, each of which catches up with the database.</summary>
    internal static readonly TimeSpan EmptyRowStays = TimeSpan.FromDays(7);

    private const int BatchSize = 500;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public RetentionRule Rule => RetentionRule.Unconfirmed;

    public async Task<int> CountAsync(CancellationToken cancel)
    {
        await using var db = database.Read();
        return await Overdue(db).CountAsync(cancel);
    }

    /// <returns>How many people were erased.</returns>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var erased = 0;
        for (var batch = await NextAsync(0, cancel); batch.Length > 0; batch = await NextAsync(batch[^1], cancel))
        {
            erased += await database.WriteAsync(db => EraseAsync(db, batch, cancel), cancel);
        }
        var before = Now - Patience;
        await database.WriteAsync(db => db.Set<AddressChange>().Where(row => row.CreatedAt < before).ExecuteDeleteAsync(cancel), cancel);
        await RemoveEmptyRowsAsync(cancel);
        return erased;
    }

    private IQueryable<Volunteer> Overdue(SiteDbContext db)
    {
        var before = Now - Patience;
        return db.Set<Volunteer>().Where(row => row.State == VolunteerState.Pending && row.CreatedAt < before && !row.Demo);
    }

    private async Task<long[]> NextAsync(long after, CancellationToken cancel)
    {
        await using var db = database.Read();
        return await Overdue(db).Where(row => row.Id > after).OrderBy(row => row.Id).Take(BatchSize).Select(row => row.Id)
            .ToArrayAsync(cancel);
    }

    private async Task<int> EraseAsync(SiteDbContext db, long[] ids, CancellationToken cancel)
    {
        // Links first: a confirmation under way holds its link, so we wait for it and then find the person confirmed.
        await links.RevokeAsync(db, LinkPurpose.ConfirmSignUp, ids, cancel);
        var rows = await StillPending(db, ids).ToListAsync(cancel);
        if (rows.Count == 0)
        {
            return 0;
        }
        await erasure.EraseAsync(db, rows, cancel);
        await consents.ForgetAsync(db, rows.ConvertAll(row => row.Id), cancel);
        audit.Record(db, AuditAction.PendingErased, detail: $"{rows.Count}");
        return rows.Count;
    }

    // Locked on PostgreSQL, so that two nodes purging at once count each person once.
    private static IQueryable<Volunteer> StillPending(SiteDbContext db, long[] ids) =>
        db.Set<Volunteer>().Where(row => ids.Contains(row.Id) && row.State == VolunteerState.Pending).ForUpdateSkipLocked();

    // The newest change stays: SQLite numbers changes from the highest one, which must not go back (see ContactFeed).
    private Task RemoveEmptyRowsAsync(CancellationToken cancel) => database.WriteAsync(async db =>
    {
        var before = Now - EmptyRowStays;
        var newest = await db.Set<Volunteer>().MaxAsync(row => (long?)EF.Property<long>(row, VolunteerMapping.Change), cancel);
        await db.Set<Volunteer>()
            .Where(row => row.State == VolunteerState.Left && row.ConfirmedAt == null && row.LeftAt < before)
            .Where(row => EF.Property<long>(row, VolunteerMapping.Change) < newest)
            .ExecuteDeleteAsync(cancel);
    }, cancel);
}
