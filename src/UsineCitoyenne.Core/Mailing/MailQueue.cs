using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing.Returns;
using UsineCitoyenne.Core.Privacy;

namespace UsineCitoyenne.Core.Mailing;

/// <summary>The outbox as operators see it: readiness, failures, another try.</summary>
public sealed class MailQueue
{
    private readonly Database database;
    private readonly Audit audit;
    private readonly TimeProvider clock;
    private readonly bool canSend;

    internal MailQueue(Database database, Audit audit, TimeProvider clock, bool canSend)
    {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
        this.canSend = canSend;
    }

    public async Task<MailQueueStatus> StatusAsync(CancellationToken cancel = default)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var yesterday = now.AddDays(-1);
        await using var db = database.Read();
        var mails = db.Set<OutboxMail>();
        var waiting = mails.Where(mail => mail.State == OutboxState.Queued || mail.State == OutboxState.Sending
            || mail.State == OutboxState.Waiting);
        // What a batch holds back waits for its author, not for us.
        var oldestDue = await waiting.Where(mail => mail.DueAt <= now && mail.State != OutboxState.Waiting)
            .MinAsync(mail => (DateTime?)mail.DueAt, cancel);
        return new MailQueueStatus(
            canSend,
            await waiting.LongCountAsync(cancel),
            oldestDue is { } due ? now - due : null,
            await mails.LongCountAsync(mail => mail.State == OutboxState.Failed, cancel),
            await mails.LongCountAsync(mail => mail.SentAt > yesterday, cancel))
        {
            Refusing = await db.Set<ProviderRefusal>().CountAsync(refusal => refusal.PausedUntil > now, cancel),
        };
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

    /// <summary>
    /// Queues a failed mail again, with a fresh series of attempts, and puts its address back in service. False when it is not, or no
    /// longer, failed.
    /// </summary>
    public Task<bool> RetryAsync(long id, CancellationToken cancel = default)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return database.WriteAsync(async db =>
        {
            if (await Outbox.FindAsync(db, id, cancel) is not { State: OutboxState.Failed } failed || await db.Set<OutboxMail>()
                .Where(mail => mail.Id == id && mail.State == OutboxState.Failed)
                .ExecuteUpdateAsync(row => row
                    .SetProperty(mail => mail.State, OutboxState.Queued)
                    // Its batch may be through: it leaves by itself.
                    .SetProperty(mail => mail.BatchId, (long?)null)
                    .SetProperty(mail => mail.Attempts, 0)
                    .SetProperty(mail => mail.DueAt, now), cancel) != 1)
            {
                return false;
            }
            if (await AddressTroubles.ClearAsync(db, failed.RecipientKind, failed.RecipientId, cancel))
            {
                audit.Record(db, AuditAction.AddressRestored, detail: $"mail:{id}",
                    volunteers: failed.RecipientKind == Outbox.NameOf(MailRecipient.Volunteer) ? [failed.RecipientId] : []);
            }
            return true;
        }, cancel);
    }

    /// <summary>The same for every mail that failed until now.</summary>
    /// <returns>How many are queued again.</returns>
    public async Task<int> RetryAllAsync(CancellationToken cancel = default)
    {
        await using var db = database.Read();
        var failed = await db.Set<OutboxMail>().Where(mail => mail.State == OutboxState.Failed)
            .OrderBy(mail => mail.Id).Select(mail => mail.Id).ToListAsync(cancel);
        var queued = 0;
        foreach (var id in failed)
        {
            queued += await RetryAsync(id, cancel) ? 1 : 0;
        }
        return queued;
    }

    /// <summary>Domains that refused us, the last first; their grouped mails wait until the time said.</summary>
    public async Task<IReadOnlyList<RefusingProvider>> RefusingAsync(CancellationToken cancel = default)
    {
        await using var db = database.Read();
        return await db.Set<ProviderRefusal>().OrderByDescending(refusal => refusal.LastAt).Take(100)
            .Select(refusal => new RefusingProvider(refusal.Domain, refusal.Since, refusal.LastAt, refusal.PausedUntil, refusal.Recipients,
                refusal.Answer))
            .ToListAsync(cancel);
    }

    /// <summary>Lets the mails to a domain leave again: the operator came to terms with it. False when it refuses nothing.</summary>
    public Task<bool> ResumeAsync(string domain, CancellationToken cancel = default) => database.WriteAsync(async db =>
    {
        var name = domain.Trim().ToLowerInvariant();
        if (await db.Set<ProviderRefusal>().Where(refusal => refusal.Domain == name).ExecuteDeleteAsync(cancel) == 0)
        {
            return false;
        }
        await db.Set<ReturnEntry>().Where(row => row.Domain == name).ExecuteDeleteAsync(cancel);
        var now = clock.GetUtcNow().UtcDateTime;
        var word = MailOutcome.PausedWord(name);
        await db.Set<OutboxMail>()
            .Where(mail => mail.DueAt > now && mail.LastError == word
                && (mail.State == OutboxState.Queued || mail.State == OutboxState.Waiting))
            .ExecuteUpdateAsync(row => row.SetProperty(mail => mail.DueAt, now).SetProperty(mail => mail.LastError, (string?)null), cancel);
        return true;
    }, cancel);
}

/// <param name="CanSend">False: no mail server is configured, mails only wait. A production site is then not ready.</param>
/// <param name="Queued">Waiting or being sent now.</param>
/// <param name="OldestDueAge">How long the oldest due mail has waited; null when none is due.</param>
/// <param name="Failed">Given up; an operator may retry.</param>
/// <param name="SentLastDay">Accepted by the mail server in the last 24 hours.</param>
public sealed record MailQueueStatus(bool CanSend, long Queued, TimeSpan? OldestDueAge, long Failed, long SentLastDay)
{
    /// <summary>Domains that refuse us now.</summary>
    public int Refusing { get; init; }
}

/// <param name="Recipients">How many people it refused in a day.</param>
/// <param name="Answer">Its own words, without address.</param>
public sealed record RefusingProvider(string Domain, DateTime Since, DateTime LastAt, DateTime PausedUntil, int Recipients, string Answer);

/// <summary>A mail given up. Holds no address: the recipient is named by kind and number.</summary>
public sealed record FailedMail(
    long Id, string Template, string RecipientKind, long RecipientId, int Attempts, DateTime CreatedAt, string LastError);
