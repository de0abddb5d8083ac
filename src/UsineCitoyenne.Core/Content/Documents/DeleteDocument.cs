using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content.Changes;

namespace UsineCitoyenne.Core.Content.Documents;

/// <summary>Deletes a document for good, with all below it. Its history stays.</summary>
public sealed class DeleteDocument(ContentService content)
{
    /// <summary>Wherever it is: what asks for this has not passed by the recycle bin.</summary>
    /// <exception cref="ContentNotFoundException">No such document.</exception>
    /// <exception cref="EditorDeniedException">The editor may not delete it.</exception>
    public Task FromAnywhereAsync(Editor editor, Guid key, CancellationToken cancel = default) => content.OnlineAsync(editor, async act =>
    {
        var trashed = await act.Db.Set<Document>().AnyAsync(document => document.Key == key && document.Trashed, cancel);
        var document = trashed ? await act.TrashedAsync(key, DocumentVerbs.Delete) : await act.RemovableAsync(key, DocumentVerbs.Delete);
        act.Changed(ChangeKind.Branch, key);
        await Erasure.RunAsync(act, document);
    }, cancel);

    /// <exception cref="ContentNotFoundException">It is not in the recycle bin.</exception>
    /// <exception cref="EditorDeniedException">The editor may not delete it.</exception>
    public Task RunAsync(Editor editor, Guid key, CancellationToken cancel = default) => content.OnlineAsync(
        editor, async act => await Erasure.RunAsync(act, await act.TrashedAsync(key, DocumentVerbs.Delete)), cancel);
}
