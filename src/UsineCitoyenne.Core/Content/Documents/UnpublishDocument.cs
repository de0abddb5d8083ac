using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content.History;
using UsineCitoyenne.Core.Content.References;

namespace UsineCitoyenne.Core.Content.Documents;

/// <summary>Takes a page offline, and with it all that hangs below; the draft stays.</summary>
public sealed class UnpublishDocument(ContentService content)
{
    /// <exception cref="ContentException">No such document, or it is in the recycle bin.</exception>
    /// <exception cref="EditorDeniedException">The editor may not take it offline.</exception>
    public Task RunAsync(Editor editor, Guid key, CancellationToken cancel = default) => content.OnlineAsync(editor, async act =>
    {
        var document = await act.RemovableAsync(key, DocumentVerbs.Unpublish);
        document.Unpublish();
        await ReferenceIndexer.RefreshAsync(act.Db, document, cancel);
        act.Record(key, NodeAction.Unpublished);
    }, cancel);
}
