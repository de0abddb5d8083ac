using UsineCitoyenne.Core.Links;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Media.Uploads;

namespace UsineCitoyenne.Core.Volunteers.Retention;

/// <summary>
/// Erases what has been kept long enough: sign-ups never confirmed after 30 days, links used or expired and mails gone for 90 days, and
/// files that editors sent the day before and put nowhere.
/// Several nodes may run it at once, and as often as they like.
/// </summary>
public sealed class DataRetention
{
    internal static readonly TimeSpan TraceLifetime = TimeSpan.FromDays(90);
    private readonly PendingPurge pending;
    private readonly LinkTokens links;
    private readonly Outbox outbox;
    private readonly TemporaryFiles uploads;
    private readonly Data.Database database;
    private readonly TimeProvider clock;

    internal DataRetention(PendingPurge pending, LinkTokens links, Outbox outbox, TemporaryFiles uploads, Data.Database database, TimeProvider clock)
    {
        this.pending = pending;
        this.links = links;
        this.outbox = outbox;
        this.uploads = uploads;
        this.database = database;
        this.clock = clock;
    }

    private DateTime TracesBefore => clock.GetUtcNow().UtcDateTime - TraceLifetime;

    /// <summary>What <see cref="RunAsync"/> would erase now. Changes nothing.</summary>
    public async Task<RetentionReport> PreviewAsync(CancellationToken cancel = default)
    {
        await using var db = database.Read();
        return new RetentionReport(
            await pending.CountAsync(cancel),
            await links.CountDeadAsync(db, TracesBefore, cancel),
            await outbox.CountGoneAsync(db, TracesBefore, cancel),
            await uploads.CountOldAsync(cancel));
    }

    public async Task<RetentionReport> RunAsync(CancellationToken cancel = default)
    {
        var before = TracesBefore;
        return new RetentionReport(
            await pending.RunAsync(cancel),
            await InBatchesAsync(db => links.DeleteDeadAsync(db, before, cancel), cancel),
            await InBatchesAsync(db => outbox.DeleteGoneAsync(db, before, cancel), cancel),
            await uploads.EraseOldAsync(cancel));
    }

    // Batches, so that on SQLite a sign-up waits for one of them and not for a million rows.
    private async Task<int> InBatchesAsync(Func<Data.SiteDbContext, Task<int>> delete, CancellationToken cancel)
    {
        var total = 0;
        for (var deleted = -1; deleted != 0; total += deleted)
        {
            deleted = await database.WriteAsync(delete, cancel);
        }
        return total;
    }
}

/// <param name="Unconfirmed">People erased because they never confirmed their address.</param>
/// <param name="Links">Secret links used or expired for 90 days.</param>
/// <param name="Mails">Rows of mails sent, or dropped, 90 days ago.</param>
/// <param name="Uploads">Files sent and put nowhere for a day.</param>
public sealed record RetentionReport(int Unconfirmed, int Links, int Mails, int Uploads);
