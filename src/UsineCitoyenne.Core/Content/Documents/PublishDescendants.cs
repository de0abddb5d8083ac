using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content.Publication;

namespace UsineCitoyenne.Core.Content.Documents;

/// <summary>
/// Puts a page and what hangs below it online. A few pages are done at once; many are left to a job that goes
/// on after a restart, and the caller asks how far it has come.
/// </summary>
public sealed class PublishDescendants(ContentService content, PublicationTaskJob tasks)
{
    private const int AtOnce = PublicationTaskJob.BatchSize;

    /// <param name="includeUnpublished">False: of what is below, only the changes of pages that are online.</param>
    /// <exception cref="ContentException">No such document, or it is in the recycle bin.</exception>
    /// <exception cref="EditorDeniedException">The editor may not publish it, or not all of what is below.</exception>
    public async Task<PublicationProgress> RunAsync(Editor editor, Guid key, bool includeUnpublished, CancellationToken cancel = default)
    {
        var task = await content.DraftAsync(editor, async act =>
        {
            var root = await act.DocumentAsync(key, DocumentVerbs.Publish);
            var below = await act.Db.Below(root).AsNoTracking()
                .Where(document => !document.Trashed && (includeUnpublished
                    || (document.Published && (document.Name != document.PublishedName || document.Values != document.PublishedValues))))
                .OrderBy(document => document.Level).ThenBy(document => document.SortOrder)
                .Select(document => new { document.Key, document.Path }).ToListAsync(cancel);
            below.ForEach(document => editor.Require(DocumentVerbs.Publish, document.Path));
            var created = new PublicationTask
            {
                Key = Guid.CreateVersion7(act.Now),
                RootKey = key,
                EditorKey = editor.Key,
                EditorName = editor.Name,
                Keys = JsonSerializer.Serialize(below.Select(document => document.Key).Prepend(key)),
                Refused = "[]",
                CreatedAt = act.Now,
            };
            act.Db.Add(created);
            return (created.Key, Total: below.Count + 1);
        }, cancel);
        if (task.Total <= AtOnce)
        {
            await tasks.StepAsync(task.Key, cancel);
        }
        return await ProgressAsync(editor, task.Key, cancel);
    }

    /// <exception cref="ContentNotFoundException">No such task of this editor.</exception>
    public async Task<PublicationProgress> ProgressAsync(Editor editor, Guid task, CancellationToken cancel = default)
    {
        await using var db = content.Database.Read();
        var row = await db.Set<PublicationTask>().FirstOrDefaultAsync(row => row.Key == task && row.EditorKey == editor.Key, cancel)
            ?? throw new ContentNotFoundException("Cette publication n’existe pas.");
        return new PublicationProgress(
            row.Key, row.RootKey, JsonSerializer.Deserialize<List<Guid>>(row.Keys)!.Count, row.Done, row.FinishedAt is not null,
            JsonSerializer.Deserialize<List<RefusedPage>>(row.Refused)!);
    }
}
