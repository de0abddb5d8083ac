using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content.Documents;
using UsineCitoyenne.Core.Content.History;

namespace UsineCitoyenne.Core.Content.Library;

/// <summary>Puts the items of a folder in order.</summary>
public sealed class SortMedia(ContentService content)
{
    /// <param name="parent">Null for the root.</param>
    /// <param name="order">Index among all of each item that was moved, from 0; the others keep their order.</param>
    /// <exception cref="ContentException">No such folder, or an item that is not in it.</exception>
    /// <exception cref="EditorDeniedException">The folder is outside the editor's start nodes.</exception>
    public Task RunAsync(Editor editor, Guid? parent, IReadOnlyDictionary<Guid, int> order, CancellationToken cancel = default) =>
        content.DraftAsync(editor, async act =>
        {
            var folder = await act.MediaFolderAsync(parent);
            var children = await act.Db.Set<MediaItem>().Where(item => item.ParentKey == parent && !item.Trashed).ToListAsync(cancel);
            if (order.Keys.Except(children.Select(child => child.Key)).Any())
            {
                throw new ContentNotFoundException("Ce média n’est plus dans ce dossier.");
            }
            foreach (var (place, child) in ChildOrder.Of(children.OrderBy(item => item.SortOrder)
                .ThenBy(item => item.Name), item => item.Key, order).Index())
            {
                child.SortOrder = place;
            }
            if (folder is not null)
            {
                act.RecordMedia(folder.Key, NodeAction.Sorted);
            }
        }, cancel);
}
