using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content.Documents;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Jobs;

namespace UsineCitoyenne.Core.Content.Publication;

/// <summary>
/// Does publication tasks, one batch a transaction: what is done and how far it came commit together, so that a node that dies
/// leaves nothing half done. On PostgreSQL a task is locked while its batch runs; other nodes take another.
/// </summary>
public sealed class PublicationTaskJob(ContentService content) : IJob
{
    internal const int BatchSize = 100;

    /// <summary>Until no task is left.</summary>
    internal async Task RunAsync(CancellationToken cancel)
    {
        while (await AnyAsync(cancel) && await StepAsync(null, cancel))
        {
        }
    }

    /// <summary>One batch of a task; of the oldest unfinished one when null. False when there was none, or another node has it.</summary>
    internal Task<bool> StepAsync(Guid? key, CancellationToken cancel) => content.OnlineAsync(Editor.System, async act =>
    {
        var tasks = act.Db.Set<PublicationTask>().Where(row => row.FinishedAt == null);
        var task = await (key is null ? tasks : tasks.Where(row => row.Key == key)).OrderBy(row => row.CreatedAt)
            .ForUpdateSkipLocked().FirstOrDefaultAsync(cancel);
        if (task is null)
        {
            return false;
        }
        await PublishAsync(act, task);
        return true;
    }, cancel);

    private static async Task PublishAsync(ContentAct act, PublicationTask task)
    {
        var keys = JsonSerializer.Deserialize<List<Guid>>(task.Keys)!;
        var batch = keys.Skip(task.Done).Take(BatchSize).ToList();
        var refused = JsonSerializer.Deserialize<List<RefusedPage>>(task.Refused)!;
        var documents = await act.Db.Set<Document>().Where(document => EF.Parameter(batch).Contains(document.Key) && !document.Trashed)
            .ToDictionaryAsync(document => document.Key, act.Cancel);
        var segments = await Publisher.SegmentsAsync(act, documents.Values);
        var inTheirName = act.For(task.EditorKey, task.EditorName);
        foreach (var document in batch.Select(documents.GetValueOrDefault).OfType<Document>())
        {
            try
            {
                await Publisher.PublishAsync(inTheirName, document, segments);
            }
            catch (ContentException refusal)
            {
                refused.Add(new RefusedPage(document.Key, document.Name, refusal.Message));
            }
        }
        task.Done += batch.Count;
        task.Refused = JsonSerializer.Serialize(refused);
        if (task.Done >= keys.Count)
        {
            task.FinishedAt = act.Now;
        }
    }

    private async Task<bool> AnyAsync(CancellationToken cancel)
    {
        await using var db = content.Database.Read();
        return await db.Set<PublicationTask>().AnyAsync(task => task.FinishedAt == null, cancel);
    }

    async Task<string?> IJob.RunAsync(CancellationToken cancel)
    {
        await RunAsync(cancel);
        return null;
    }
}
