using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Mailing;

/// <summary>
/// Writes « sent » for the connections of a node. Those that finish while a commit is under way share the next one, and each
/// waits for its own: one statement and one disk sync serve many mails, and no connection has two of them unrecorded.
/// </summary>
internal sealed class SentRecord(Database database, TimeProvider clock, string owner) : IDisposable
{
    private readonly ConcurrentQueue<Entry> waiting = [];
    private readonly SemaphoreSlim turn = new(1);

    /// <summary>Returns once it is on disk. False when a row of the same commit was no longer ours.</summary>
    public async Task<bool> AddAsync(OutboxMail mail)
    {
        var entry = new Entry(mail.Id);
        waiting.Enqueue(entry);
        await turn.WaitAsync();
        try
        {
            // Empty when the one before took ours along.
            var batch = new List<Entry>();
            while (waiting.TryDequeue(out var next))
            {
                batch.Add(next);
            }
            if (batch.Count > 0)
            {
                await WriteAsync(batch);
            }
        }
        finally
        {
            turn.Release();
        }
        return await entry.Done.Task;
    }

    public void Dispose() => turn.Dispose();

    private async Task WriteAsync(List<Entry> batch)
    {
        var ids = batch.ConvertAll(entry => entry.Id);
        DateTime? now = clock.GetUtcNow().UtcDateTime;
        try
        {
            var written = await database.WriteAsync(db => db.Set<OutboxMail>()
                .Where(mail => ids.Contains(mail.Id) && mail.LeasedBy == owner)
                .ExecuteUpdateAsync(row => row
                    .SetProperty(mail => mail.State, OutboxState.Sent)
                    .SetProperty(mail => mail.SentAt, now)
                    .SetProperty(mail => mail.Attempts, mail => mail.Attempts + 1)
                    .SetProperty(mail => mail.LastError, (string?)null)
                    .SetProperty(mail => mail.LeasedBy, (string?)null)
                    .SetProperty(mail => mail.LeasedUntil, (DateTime?)null)));
            batch.ForEach(entry => entry.Done.SetResult(written == batch.Count));
        }
        catch (Exception failure)
        {
            batch.ForEach(entry => entry.Done.SetException(failure));
        }
    }

    private sealed record Entry(long Id)
    {
        public TaskCompletionSource<bool> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
