using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Mailing;

/// <summary>
/// Who sends which row. A node takes rows for a time, in one committed statement, so that several nodes on one PostgreSQL
/// never hold the same row; what a dead node held is free again when its time is over.
/// </summary>
internal sealed class OutboxQueue : IDisposable
{
    private readonly Database database;
    private readonly MailOptions options;
    private readonly TimeProvider clock;
    private readonly string owner = $"{Environment.MachineName}:{Environment.ProcessId}:{Guid.NewGuid():N}";
    private readonly string host;
    private readonly string freeExpired;
    private readonly string take;
    private readonly string takeOfBatch;
    private readonly MailThrottle throttle;
    private readonly SentRecord sent;

    public OutboxQueue(Database database, MailOptions options, SiteOptions site, MailThrottle throttle, TimeProvider clock)
    {
        (this.database, this.options, this.throttle, this.clock) = (database, options, throttle, clock);
        host = new Uri(site.BaseUrl).IdnHost;
        sent = new SentRecord(database, clock, owner);
        var locking = database.Dialect.SkipLocked;
        freeExpired = """
            UPDATE "OutboxMail" SET "State" = CASE WHEN "BatchId" IS NULL THEN 0 ELSE 5 END, "LeasedBy" = NULL, "LeasedUntil" = NULL WHERE "Id" IN (
                SELECT "Id" FROM "OutboxMail" WHERE "State" = 1 AND "LeasedUntil" < {0}
            """ + locking + ")";
        string Take(string which) => $$"""
            WITH due AS MATERIALIZED (
                SELECT "Id" FROM "OutboxMail" WHERE {{which}} AND "DueAt" <= {1} AND "DueAt" > {6} ORDER BY "DueAt" LIMIT {2}{{locking}}
            )
            UPDATE "OutboxMail" SET "State" = 1, "LeasedBy" = {3}, "LeasedUntil" = {4},
                "MessageId" = COALESCE("MessageId", '<' || CAST("Id" AS TEXT) || {5})
            WHERE "Id" IN (SELECT "Id" FROM due) RETURNING *
            """;
        take = Take("\"State\" = 0 AND \"Bulk\" = {0}");
        takeOfBatch = Take("\"BatchId\" = {0} AND \"State\" = 5");
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task<IReadOnlyList<OutboxMail>> TakeAsync(int count, CancellationToken cancel)
    {
        if (!await AnyDueAsync(cancel))
        {
            return [];
        }
        return await database.WriteAsync<IReadOnlyList<OutboxMail>>(async db =>
        {
            await db.Database.ExecuteSqlRawAsync(freeExpired, [Now], cancel);
            var mails = await TakeAsync(db, take, false, count, cancel);
            if (mails.Count < count)
            {
                mails.AddRange(await TakeAsync(db, take, true, count - mails.Count, cancel));
            }
            await TakeFromBatchesAsync(db, mails, count, cancel);
            return mails;
        }, cancel);
    }

    /// <summary>False when the time is nearly over: another node may take the row before the mail is through.</summary>
    public bool StillHolds(OutboxMail mail) => Now + options.Timeout < mail.LeasedUntil;

    /// <summary>Returns once it is on disk. False when the row is no longer ours.</summary>
    public Task<bool> FinishAsync(OutboxMail mail, MailOutcome outcome)
    {
        if (outcome.State == OutboxState.Sent)
        {
            return sent.AddAsync(mail);
        }
        var state = outcome.State == OutboxState.Queued ? ToTry(mail) : outcome.State;
        var dueAt = outcome.State == OutboxState.Queued ? Now + outcome.Retry : mail.DueAt;
        return database.WriteAsync(async db => await db.Database.ExecuteSqlAsync($"""
            UPDATE "OutboxMail" SET "State" = {(int)state}, "DueAt" = {dueAt}, "LastError" = {outcome.Error},
                "Attempts" = {mail.Attempts + (outcome.Tried ? 1 : 0)}, "LeasedBy" = NULL, "LeasedUntil" = NULL
            WHERE "Id" = {mail.Id} AND "LeasedBy" = {owner}
            """) == 1);
    }

    public void Dispose() => sent.Dispose();

    /// <summary>Gives back rows that were not tried.</summary>
    public Task GiveBackAsync(IReadOnlyCollection<OutboxMail> mails)
    {
        var ids = mails.Select(mail => mail.Id).ToArray();
        return database.WriteAsync(db => db.Set<OutboxMail>()
            .Where(mail => ids.Contains(mail.Id) && mail.LeasedBy == owner && mail.State == OutboxState.Sending)
            .ExecuteUpdateAsync(row => row
                .SetProperty(mail => mail.State, mail => mail.BatchId == null ? OutboxState.Queued : OutboxState.Waiting)
                .SetProperty(mail => mail.LeasedBy, (string?)null)
                .SetProperty(mail => mail.LeasedUntil, (DateTime?)null)));
    }

    private async Task<bool> AnyDueAsync(CancellationToken cancel)
    {
        var now = Now;
        await throttle.RefreshAsync(cancel);
        var held = throttle.HeldUntil;
        await using var db = database.Read();
        var mails = db.Set<OutboxMail>();
        return await mails.AnyAsync(mail => mail.State == OutboxState.Queued && !mail.Bulk && mail.DueAt <= now
            && mail.DueAt > held, cancel)
            || await mails.AnyAsync(mail => mail.State == OutboxState.Queued && mail.Bulk && mail.DueAt <= now && mail.DueAt > held, cancel)
            || await mails.AnyAsync(mail => mail.State == OutboxState.Sending && mail.LeasedUntil < now, cancel)
            || (throttle.Flowing.Count > 0 && await mails.AnyAsync(
                mail => mail.BatchId != null && throttle.Flowing.Contains(mail.BatchId.Value) && mail.State == OutboxState.Waiting
                    && mail.DueAt <= now && mail.DueAt > held, cancel));
    }

    private static OutboxState ToTry(OutboxMail mail) => mail.BatchId is null ? OutboxState.Queued : OutboxState.Waiting;

    /// <summary>A fair share of each: a batch of a million does not hold back one of ten.</summary>
    private async Task TakeFromBatchesAsync(SiteDbContext db, List<OutboxMail> mails, int count, CancellationToken cancel)
    {
        var batches = throttle.Flowing.ToList();
        for (var index = 0; index < batches.Count && mails.Count < count; index++)
        {
            var share = Math.Max(1, (count - mails.Count) / (batches.Count - index));
            mails.AddRange(await TakeAsync(db, takeOfBatch, batches[index], share, cancel));
        }
    }

    private async Task<List<OutboxMail>> TakeAsync(SiteDbContext db, string sql, object which, int count, CancellationToken cancel)
    {
        var now = Now;
        var mails = await db.Set<OutboxMail>()
            .FromSqlRaw(sql, which, now, count, owner, now.AddSeconds(options.LeaseSeconds), $".{Guid.NewGuid():N}@{host}>",
                throttle.HeldUntil)
            .AsNoTracking().ToListAsync(cancel);
        return [.. mails.OrderBy(mail => mail.DueAt).ThenBy(mail => mail.Id)];
    }
}
