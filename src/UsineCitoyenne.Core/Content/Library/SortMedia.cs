using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts.Editors;
using UsineCitoyenne.Core.Content.History;

namespace UsineCitoyenne.Core.Content.Library;

/// <summary>Puts the items of a folder in order.</summary>
public sealed class SortMedia
{
    private readonly ContentDesk desk;

    internal SortMedia(ContentDesk desk) => this.desk = desk;

    /// <param name="parent">Null for the root.</param>
    /// <param name="order">Place of each item, from 0; those not named stay where they are.</param>
    /// <exception cref="ContentException">No such folder, or an item that is not in it.</exception>
    /// <exception cref="EditorDeniedException">The folder is outside the editor's start nodes.</exception>
    public Task RunAsync(Editor editor, Guid? parent, IReadOnlyDictionary<Guid, int> order, CancellationToken cancel = default) =>
        desk.DraftAsync(editor, async act =>
        {
            var folder = await act.MediaFolderAsync(parent);
            var children = await act.Db.Set<MediaItem>().Where(item => item.ParentKey == parent && !item.Trashed).ToDictionaryAsync(item => item.Key, cancel);
            foreach (var (key, place) in order)
            {
                if (!children.TryGetValue(key, out var child))
                {
                    throw new ContentNotFoundException("Ce média n’est plus dans ce dossier.");
                }
                child.SortOrder = place;
            }
            if (folder is not null)
            {
                act.RecordMedia(folder.Key, NodeAction.Sorted);
            }
        }, cancel);
}
