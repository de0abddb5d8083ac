using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Mailing;

/// <summary>Where mails wait. A mail is queued inside the unit of work of its cause: both commit, or neither.</summary>
internal sealed class Outbox(TimeProvider clock)
{
    /// <summary>
    /// Queues <paramref name="mail"/> in the transaction of <paramref name="db"/>, which must come from <see cref="Data.Database.WriteAsync(Func{SiteDbContext, Task}, CancellationToken)"/>.
    /// A second mail with the same <see cref="OutboxMail.DedupKey"/> is ignored, also while the first one's transaction is open.
    /// </summary>
    public async Task EnqueueAsync(SiteDbContext db, OutboxMail mail, CancellationToken cancel = default)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        mail.CreatedAt = mail.CreatedAt == default ? now : mail.CreatedAt;
        mail.DueAt = mail.DueAt == default ? now : mail.DueAt;
        if (mail.DedupKey is null)
        {
            db.Add(mail);
            return;
        }
        // A unique violation would abort the caller's whole transaction on PostgreSQL, so the insert itself must do nothing.
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO "OutboxMail" ("Template", "RecipientKind", "RecipientId", "Data", "DedupKey", "Bulk", "CreatedAt", "DueAt", "State", "Attempts")
            VALUES ({mail.Template}, {mail.RecipientKind}, {mail.RecipientId}, {mail.Data}, {mail.DedupKey}, {mail.Bulk},
                {mail.CreatedAt}, {mail.DueAt}, {(int)OutboxState.Queued}, 0)
            ON CONFLICT ("DedupKey") WHERE "DedupKey" IS NOT NULL DO NOTHING
            """, cancel);
    }

    /// <summary>Queues many mails at once, without the look at their keys: give none.</summary>
    public Task<int> EnqueueManyAsync(SiteDbContext db, IEnumerable<OutboxMail> mails, CancellationToken cancel = default)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return BulkInsert.RunAsync(
            db.Database.GetDbConnection(), db.Database.CurrentTransaction?.GetDbTransaction(), "OutboxMail",
            ["Template", "RecipientKind", "RecipientId", "Data", "Bulk", "CreatedAt", "DueAt", "State", "Attempts"],
            mails.Select(mail => new object?[]
            {
                mail.Template, mail.RecipientKind, mail.RecipientId, mail.Data, mail.Bulk, now,
                mail.DueAt == default ? now : mail.DueAt, (int)OutboxState.Queued, 0,
            }),
            cancel);
    }
}
