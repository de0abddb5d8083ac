using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content.Documents;
using UsineCitoyenne.Core.Content.History;
using UsineCitoyenne.Core.Content.References;
using UsineCitoyenne.Core.Media;

namespace UsineCitoyenne.Core.Content.Library;

/// <summary>Deletes for good: rows first, then files.</summary>
public sealed class DeleteMedia(ContentService content, MediaFolder folder)
{
    private readonly FileStore store = new FileStore(folder);

    /// <summary>Wherever it is: what asks for this has not passed by the recycle bin.</summary>
    /// <exception cref="ContentException">No such item.</exception>
    /// <exception cref="EditorDeniedException">Outside the editor's start nodes, or one of them.</exception>
    public Task FromAnywhereAsync(Editor editor, Guid key, CancellationToken cancel = default) => RunAsync(editor, async act =>
        await act.WithBelowAsync(await act.Db.Set<MediaItem>().AnyAsync(item => item.Key == key && item.Trashed, cancel)
            ? await act.TrashedMediaAsync(key)
            : await act.MovableMediaAsync(key)), cancel);

    /// <exception cref="ContentException">Not in the recycle bin.</exception>
    /// <exception cref="EditorDeniedException">Outside the editor's start nodes.</exception>
    public Task RunAsync(Editor editor, Guid key, CancellationToken cancel = default) =>
        RunAsync(editor, async act => await act.WithBelowAsync(await act.TrashedMediaAsync(key)), cancel);

    /// <summary>Empties the part of the recycle bin that the editor sees.</summary>
    /// <returns>How many items were deleted.</returns>
    public Task<int> EmptyBinAsync(Editor editor, CancellationToken cancel = default) => RunAsync(
        editor, async act => (await act.Db.Set<MediaItem>().Where(item => item.Trashed).ToListAsync(cancel))
            .FindAll(item => editor.Media.Includes(item.Path)), cancel);

    private async Task<int> RunAsync(Editor editor, Func<ContentAct, Task<List<MediaItem>>> choose, CancellationToken cancel)
    {
        var gone = await content.OnlineAsync(editor, async act =>
        {
            var items = await choose(act);
            act.Db.RemoveRange(items);
            await ReferenceIndexer.ReplaceAsync(act.Db, items.ConvertAll(item => item.Key), [], cancel);
            items.ForEach(item => act.RecordMedia(item.Key, NodeAction.Deleted, item.Name));
            return items;
        }, cancel);
        foreach (var item in gone)
        {
            store.Remove(MediaFile.SourceOf(DocumentValues.Read(item.Values)));
        }
        return gone.Count;
    }
}
