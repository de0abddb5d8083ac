using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts.Editors;
using UsineCitoyenne.Core.Content.Changes;
using UsineCitoyenne.Core.Content.History;
using UsineCitoyenne.Core.Content.Scheduling;

namespace UsineCitoyenne.Core.Content.RecycleBin;

/// <summary>Puts a document, and all below it, in the recycle bin: offline, and nothing planned any more.</summary>
public sealed class TrashDocument
{
    private readonly ContentDesk desk;

    internal TrashDocument(ContentDesk desk) => this.desk = desk;

    /// <exception cref="ContentException">No such document, or it is in the recycle bin already.</exception>
    /// <exception cref="EditorDeniedException">The editor may not delete it.</exception>
    public Task RunAsync(Editor editor, Guid key, CancellationToken cancel = default) => desk.OnlineAsync(editor, async act =>
    {
        var document = await act.RemovableAsync(key, DocumentVerbs.Delete);
        document.Unpublish();
        document.Trashed = true;
        document.BinRoot = true;
        act.Changed(ChangeKind.Branch, key);
        await act.Db.Below(document).Where(below => !below.Trashed).ExecuteUpdateAsync(row => row
            .SetProperty(below => below.Trashed, true)
            .SetProperty(below => below.Published, false)
            .SetProperty(below => below.Version, below => below.Version + 1), cancel);
        var keys = act.Db.Within(document.Path).Select(below => below.Key);
        await act.Db.Set<DocumentSchedule>().Where(row => keys.Contains(row.DocumentKey)).ExecuteDeleteAsync(cancel);
        act.Record(key, NodeAction.Trashed);
    }, cancel);
}
