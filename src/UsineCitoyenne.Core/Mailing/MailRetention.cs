using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Privacy.Retention;

namespace UsineCitoyenne.Core.Mailing;

/// <summary>Mails that left or were dropped long ago, and what is known of those that came back.</summary>
internal sealed class MailRetention(Outbox outbox, Database database, TimeProvider clock) : IRetention
{
    public RetentionRule Rule => RetentionRule.Mails;

    private DateTime Before => clock.GetUtcNow().UtcDateTime - DataRetention.TraceLifetime;

    public async Task<int> CountAsync(CancellationToken cancel)
    {
        await using var db = database.Read();
        return await outbox.CountGoneAsync(db, Before, cancel);
    }

    public async Task<int> RunAsync(CancellationToken cancel)
    {
        await database.InBatchesAsync(db => Outbox.DeleteReturnsAsync(db, Before, cancel), cancel);
        return await database.InBatchesAsync(db => outbox.DeleteGoneAsync(db, Before, cancel), cancel);
    }
}
