using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Mailing;

/// <summary>The outbox as operators see it: readiness, failures, another try.</summary>
public sealed class MailQueue
{
    private readonly Database database;
    private readonly TimeProvider clock;
    private readonly bool canSend;

    internal MailQueue(Database database, TimeProvider clock, bool canSend)
    {
        this.database = database;
        this.clock = clock;
        this.canSend = canSend;
    }

    public async Task<MailQueueStatus> StatusAsync(CancellationToken cancel = default)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var yesterday = now.AddDays(-1);
        await using var db = database.Read();
        var mails = db.Set<OutboxMail>();
        var waiting = mails.Where(mail => mail.State == OutboxState.Queued || mail.State == OutboxState.Sending || mail.State == OutboxState.Waiting);
        // What a batch holds back waits for its author, not for us.
        var oldestDue = await waiting.Where(mail => mail.DueAt <= now && mail.State != OutboxState.Waiting).MinAsync(mail => (DateTime?)mail.DueAt, cancel);
        return new MailQueueStatus(
            canSend,
            await waiting.LongCountAsync(cancel),
            oldestDue is { } due ? now - due : null,
            await mails.LongCountAsync(mail => mail.State == OutboxState.Failed, cancel),
            await mails.LongCountAsync(mail => mail.SentAt > yesterday, cancel));
    }

    /// <summary>Mails that will not be tried again by themselves, the newest first.</summary>
    /// <param name="take">At most this many, 1 to 1,000.</param>
    public async Task<IReadOnlyList<FailedMail>> FailedAsync(int take = 100, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        return await db.Set<OutboxMail>()
            .Where(mail => mail.State == OutboxState.Failed)
            .OrderByDescending(mail => mail.Id)
            .Take(Math.Clamp(take, 1, 1000))
            .Select(mail => new FailedMail(
                mail.Id, mail.Template, mail.RecipientKind, mail.RecipientId, mail.Attempts, mail.CreatedAt, mail.LastError ?? ""))
            .ToListAsync(cancel);
    }

    /// <summary>Queues a failed mail again, with a fresh series of attempts. False when it is not, or no longer, failed.</summary>
    public Task<bool> RetryAsync(long id, CancellationToken cancel = default)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return database.WriteAsync(async db => await db.Set<OutboxMail>()
            .Where(mail => mail.Id == id && mail.State == OutboxState.Failed)
            .ExecuteUpdateAsync(row => row
                .SetProperty(mail => mail.State, OutboxState.Queued)
                // Its batch may be through: it leaves by itself.
                .SetProperty(mail => mail.BatchId, (long?)null)
                .SetProperty(mail => mail.Attempts, 0)
                .SetProperty(mail => mail.DueAt, now), cancel) == 1, cancel);
    }
}

/// <param name="CanSend">False: no mail server is configured, mails only wait. A production site is then not ready.</param>
/// <param name="Queued">Waiting or being sent now.</param>
/// <param name="OldestDueAge">How long the oldest due mail has waited; null when none is due.</param>
/// <param name="Failed">Given up; an operator may retry.</param>
/// <param name="SentLastDay">Accepted by the mail server in the last 24 hours.</param>
public sealed record MailQueueStatus(bool CanSend, long Queued, TimeSpan? OldestDueAge, long Failed, long SentLastDay);

/// <summary>A mail given up. Holds no address: the recipient is named by kind and number.</summary>
public sealed record FailedMail(
    long Id, string Template, string RecipientKind, long RecipientId, int Attempts, DateTime CreatedAt, string LastError);
