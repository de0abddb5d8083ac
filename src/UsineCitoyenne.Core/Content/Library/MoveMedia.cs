using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content.History;

namespace UsineCitoyenne.Core.Content.Library;

/// <summary>Puts an item, and all that is below it, in another folder. Addresses of files do not change.</summary>
public sealed class MoveMedia(ContentService content)
{
    /// <param name="target">Null for the root.</param>
    /// <exception cref="ContentException">No such item or folder, or the folder is the item itself or below it.</exception>
    /// <exception cref="EditorDeniedException">The item, or the folder, is outside the editor's start nodes; or the item is one of
    /// them.</exception>
    public Task RunAsync(Editor editor, Guid key, Guid? target, CancellationToken cancel = default) =>
        content.OnlineAsync(editor, async act =>
    {
        var item = await act.MovableMediaAsync(key);
        var folder = await act.LandingFolderAsync(target);
        if (item.ParentKey != folder?.Key)
        {
            item.MoveTo(folder, await act.WithBelowAsync(item), await act.NextMediaSortOrderAsync(folder?.Key));
            act.RecordMedia(key, NodeAction.Moved, folder is null ? "À la racine" : $"Dans «\u00A0{folder.Name}\u00A0»");
        }
    }, cancel);
}
