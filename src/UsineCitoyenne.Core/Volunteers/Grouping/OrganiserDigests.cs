using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing;

namespace UsineCitoyenne.Core.Volunteers.Grouping;

/// <summary>Gathers the newcomers whom a responsable is told of, in the transaction of each confirmation.</summary>
public sealed class OrganiserDigests(Outbox outbox)
{
    internal async Task AddAsync(SiteDbContext db, long accountId, long volunteerId, DateTime now, CancellationToken cancel)
    {
        if ((await LockAsync(db, accountId, now, cancel)).Join(now) is not { } dueAt)
        {
            return;
        }
        db.Add(new DigestEntry { AccountId = accountId, VolunteerId = volunteerId, DueAt = dueAt });
        var slot = new GroupingSlot(dueAt);
        await outbox.EnqueueAsync(
            db, DigestMail.Kind.To(accountId, slot, once: $"{accountId}:{slot}") with { DueAt = dueAt }, cancel);
    }

    /// <summary>The row, made when missing. On PostgreSQL two confirmations at once take turns here, and so join one mail.</summary>
    internal static async Task<OrganiserDigest> LockAsync(SiteDbContext db, long accountId, DateTime now, CancellationToken cancel)
    {
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO "OrganiserDigest" ("AccountId", "Frequency", "NextAt") VALUES ({accountId}, {(int)DigestFrequency.Immediate}, {now})
            ON CONFLICT ("AccountId") DO NOTHING
            """, cancel);
        return await db.Set<OrganiserDigest>().Where(row => row.AccountId == accountId).ForUpdate().AsTracking().SingleAsync(cancel);
    }
}
