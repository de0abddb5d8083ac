using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content.Changes;
using UsineCitoyenne.Core.Content.History;
using UsineCitoyenne.Core.Content.Scheduling;

namespace UsineCitoyenne.Core.Content.Documents;

/// <summary>
/// Puts a document in the recycle bin: offline, and nothing planned for it any more. What is below it goes along, masked: what was online,
/// or planned, is so again once the document itself was restored and published.
/// </summary>
public sealed class TrashDocument(ContentService content)
{
    /// <exception cref="ContentException">No such document, or it is in the recycle bin already.</exception>
    /// <exception cref="EditorDeniedException">The editor may not delete it.</exception>
    public Task RunAsync(Editor editor, Guid key, CancellationToken cancel = default) => content.OnlineAsync(editor, async act =>
    {
        var document = await act.RemovableAsync(key, DocumentVerbs.Delete);
        document.Unpublish();
        document.Trashed = true;
        document.BinRoot = true;
        act.Changed(ChangeKind.Branch, key);
        await act.Db.Below(document).Where(below => !below.Trashed).ExecuteUpdateAsync(row => row
            .SetProperty(below => below.Trashed, true)
            .SetProperty(below => below.OnlineSegment, (string?)null)
            .SetProperty(below => below.Version, below => below.Version + 1), cancel);
        await act.Db.Set<DocumentSchedule>().Where(row => row.DocumentKey == key).ExecuteDeleteAsync(cancel);
        act.Record(key, NodeAction.Trashed);
    }, cancel);
}
