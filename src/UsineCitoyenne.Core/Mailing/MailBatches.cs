using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Mailing;

/// <summary>Grouped mails as their owner handles them, inside its own transaction.</summary>
public sealed class MailBatches
{
    private const int DropBatch = 5000;

    /// <summary>A new one, held until it is told to flow.</summary>
    internal async Task<long> AddAsync(SiteDbContext db, CancellationToken cancel)
    {
        var batch = new MailBatch();
        db.Add(batch);
        await db.SaveChangesAsync(cancel);
        return batch.Id;
    }

    /// <summary>Lets mails leave, or stops them: within a second on every node, but for those being sent at this instant.</summary>
    internal Task SetAsync(SiteDbContext db, long batchId, MailFlow flow, CancellationToken cancel) =>
        db.Set<MailBatch>().Where(row => row.Id == batchId).ExecuteUpdateAsync(row => row.SetProperty(batch => batch.Flow, flow), cancel);

    /// <summary>Where the mails of a batch are.</summary>
    internal async Task<MailBatchCounts> CountAsync(SiteDbContext db, long batchId, CancellationToken cancel)
    {
        var counts = await db.Set<OutboxMail>().Where(mail => mail.BatchId == batchId)
            .GroupBy(mail => mail.State).Select(group => new { State = group.Key, Count = group.Count() })
            .ToDictionaryAsync(row => row.State, row => row.Count, cancel);
        int Of(OutboxState state) => counts.GetValueOrDefault(state);
        return new MailBatchCounts(
            Of(OutboxState.Waiting) + Of(OutboxState.Queued) + Of(OutboxState.Sending), Of(OutboxState.Sent), Of(OutboxState.Failed),
            Of(OutboxState.Dropped));
    }

    /// <summary>True while some mail of it may still leave.</summary>
    internal Task<bool> AnyLeftAsync(SiteDbContext db, long batchId, CancellationToken cancel) =>
        db.Set<OutboxMail>().AnyAsync(mail => mail.BatchId == batchId
        && (mail.State == OutboxState.Waiting || mail.State == OutboxState.Queued || mail.State == OutboxState.Sending), cancel);

    /// <summary>Gives up some of the mails that wait, 0 when there is none left.</summary>
    internal Task<int> DropAsync(SiteDbContext db, long batchId, CancellationToken cancel) => db.Set<OutboxMail>()
        .Where(mail => mail.BatchId == batchId && mail.State == OutboxState.Waiting).OrderBy(mail => mail.Id).Take(DropBatch)
        .ExecuteUpdateAsync(row => row.SetProperty(mail => mail.State, OutboxState.Dropped), cancel);
}

/// <param name="Left">Waiting or being sent.</param>
internal readonly record struct MailBatchCounts(int Left, int Sent, int Failed, int Dropped);
