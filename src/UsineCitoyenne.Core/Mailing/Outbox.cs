using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing.Inbound;
using UsineCitoyenne.Core.Mailing.Returns;

namespace UsineCitoyenne.Core.Mailing;

/// <summary>Where mails wait. A mail is queued inside the unit of work of its cause: both commit, or neither.</summary>
public sealed class Outbox(TimeProvider clock)
{
    private const int GoneBatch = 2000;

    /// <summary>
    /// Queues a mail in the transaction of <paramref name="db"/>, which must come from <see cref="Data.Database"/>'s WriteAsync.
    /// A second one with the same <see cref="MailRequest.DedupKey"/> is ignored, also while the first one's transaction is open.
    /// </summary>
    internal async Task EnqueueAsync(SiteDbContext db, MailRequest request, CancellationToken cancel = default)
    {
        var mail = ToRow(request);
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

    /// <summary>
    /// Queues the same mail of a grouped sending to each of these recipients, in one statement: a million is made of hundreds.
    /// </summary>
    /// <param name="once">Each recipient gets it once with these data, however often it is asked: its key is
    /// <c>template:recipient:data</c>.</param>
    /// <param name="batchId">What they wait for and leave with, see <see cref="MailBatches"/>; null to leave as soon as can be.</param>
    internal Task EnqueueManyAsync<TData>(
        SiteDbContext db, MailKind<TData> kind, IEnumerable<long> recipients, TData data, long? batchId = null, bool once = false,
        CancellationToken cancel = default)
        where TData : IParsable<TData>
    {
        var (now, template, name, text) = (clock.GetUtcNow().UtcDateTime, kind.Name, NameOf(kind.Recipient), kind.Write(data));
        var state = (int)(batchId is null ? OutboxState.Queued : OutboxState.Waiting);
        return db.InsertForEachAsync(recipients, $"""
            INSERT INTO "OutboxMail" ("Template", "RecipientKind", "RecipientId", "Data", "DedupKey", "Bulk", "BatchId",
                "CreatedAt", "DueAt", "State", "Attempts")
            SELECT {template}, {name}, id, {text}, CASE WHEN {once} THEN {template} || ':' || id || ':' || {text} END, {true}, {batchId},
                {now}, {now}, {state}, 0
            FROM ids WHERE true
            ON CONFLICT ("DedupKey") WHERE "DedupKey" IS NOT NULL DO NOTHING
            """, cancel);
    }

    /// <summary>Deletes every mail of these recipients, sent or not, and what came back.</summary>
    internal async Task ForgetAsync(SiteDbContext db, MailRecipient kind, IReadOnlyCollection<long> recipientIds,
        CancellationToken cancel = default)
    {
        var name = NameOf(kind);
        await db.Set<ReturnEntry>().Where(row => row.RecipientKind == name && recipientIds.Contains(row.RecipientId))
            .ExecuteDeleteAsync(cancel);
        await db.Set<AddressTrouble>().Where(row => row.RecipientKind == name && recipientIds.Contains(row.RecipientId))
            .ExecuteDeleteAsync(cancel);
        await db.Set<OutboxMail>()
            .Where(mail => mail.RecipientKind == name && recipientIds.Contains(mail.RecipientId)).ExecuteDeleteAsync(cancel);
    }

    /// <summary>The recipient has another address from now on: what left for the former one is about that one.</summary>
    internal static Task MovedAsync(SiteDbContext db, MailRecipient kind, long recipientId, CancellationToken cancel)
    {
        var name = NameOf(kind);
        return db.Set<OutboxMail>().Where(mail => mail.RecipientKind == name && mail.RecipientId == recipientId && mail.Attempts > 0)
            .ExecuteUpdateAsync(mail => mail.SetProperty(row => row.Elsewhere, true), cancel);
    }

    /// <summary>Null once it is forgotten.</summary>
    internal static Task<OutboxMail?> FindAsync(SiteDbContext db, long id, CancellationToken cancel) =>
        db.Set<OutboxMail>().AsNoTracking().FirstOrDefaultAsync(mail => mail.Id == id, cancel);

    /// <summary>The mails that left for a recipient and are not yet forgotten, oldest first.</summary>
    internal static Task<List<OutboxMail>> SentToAsync(SiteDbContext db, MailRecipient kind, long recipientId,
        CancellationToken cancel = default)
    {
        var name = NameOf(kind);
        return db.Set<OutboxMail>().AsNoTracking()
            .Where(mail => mail.RecipientKind == name && mail.RecipientId == recipientId && mail.State == OutboxState.Sent
                && mail.SentAt != null)
            .OrderBy(mail => mail.Id).ToListAsync(cancel);
    }

    /// <summary>Mails sent or dropped before <paramref name="before"/>. Failed ones stay: an operator may still send them.</summary>
    internal Task<int> CountGoneAsync(SiteDbContext db, DateTime before, CancellationToken cancel) => Gone(db, before).CountAsync(cancel);

    /// <summary>Deletes some of them, 0 when there is none left.</summary>
    internal Task<int> DeleteGoneAsync(SiteDbContext db, DateTime before, CancellationToken cancel) =>
        Gone(db, before).OrderBy(mail => mail.Id).Take(GoneBatch).ExecuteDeleteAsync(cancel);

    /// <summary>Deletes some of what is known of mails that came back or arrived before a time, 0 when there is none left.</summary>
    internal static async Task<int> DeleteReturnsAsync(SiteDbContext db, DateTime before, CancellationToken cancel) =>
        await InboundReceipts.DeleteOldAsync(db, before, cancel)
        + await db.Set<ReturnEntry>().Where(row => row.At < before).OrderBy(row => row.At).Take(GoneBatch).ExecuteDeleteAsync(cancel)
        + await db.Set<ProviderRefusal>().Where(row => row.LastAt < before).ExecuteDeleteAsync(cancel);

    private static IQueryable<OutboxMail> Gone(SiteDbContext db, DateTime before) => db.Set<OutboxMail>()
        .Where(mail => (mail.State == OutboxState.Sent && mail.SentAt < before)
            || (mail.State == OutboxState.Dropped && mail.CreatedAt < before));

    internal static string NameOf(MailRecipient kind) => kind.ToString().ToLowerInvariant();

    private OutboxMail ToRow(MailRequest request)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return new OutboxMail
        {
            Template = request.Template,
            RecipientKind = NameOf(request.Recipient),
            RecipientId = request.RecipientId,
            Data = request.Data,
            DedupKey = request.DedupKey,
            Bulk = request.Bulk,
            Elsewhere = request.Elsewhere,
            State = OutboxState.Queued,
            CreatedAt = now,
            DueAt = request.DueAt ?? now,
        };
    }
}
