using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Privacy.Retention;

namespace UsineCitoyenne.Core.Links;

/// <summary>Links used or expired long ago.</summary>
internal sealed class LinkRetention(LinkTokens links, Database database, TimeProvider clock) : IRetention
{
    public RetentionRule Rule => RetentionRule.Links;

    private DateTime Before => clock.GetUtcNow().UtcDateTime - DataRetention.TraceLifetime;

    public async Task<int> CountAsync(CancellationToken cancel)
    {
        await using var db = database.Read();
        return await links.CountDeadAsync(db, Before, cancel);
    }

    public Task<int> RunAsync(CancellationToken cancel) =>
        database.InBatchesAsync(db => links.DeleteDeadAsync(db, Before, cancel), cancel);
}
