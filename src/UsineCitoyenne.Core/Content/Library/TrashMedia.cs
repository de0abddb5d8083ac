using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content.History;

namespace UsineCitoyenne.Core.Content.Library;

/// <summary>To the recycle bin, with all that is below. The files stay on disk, and visitors no longer get them.</summary>
public sealed class TrashMedia(ContentService content)
{
    /// <exception cref="ContentException">No such item, or it is there already.</exception>
    /// <exception cref="EditorDeniedException">Outside the editor's start nodes, or one of them.</exception>
    public Task RunAsync(Editor editor, Guid key, CancellationToken cancel = default) => content.OnlineAsync(editor, async act =>
    {
        var item = await act.MovableMediaAsync(key);
        (await act.WithBelowAsync(item)).Where(each => !each.Trashed).ToList().ForEach(each => each.Trash(root: each == item, act.Now));
        act.RecordMedia(key, NodeAction.Trashed);
    }, cancel);
}
