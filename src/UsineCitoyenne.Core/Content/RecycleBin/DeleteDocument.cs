using UsineCitoyenne.Core.Accounts.Editors;

namespace UsineCitoyenne.Core.Content.RecycleBin;

/// <summary>Deletes for good what is in the recycle bin. Its history stays.</summary>
public sealed class DeleteDocument
{
    private readonly ContentDesk desk;

    internal DeleteDocument(ContentDesk desk) => this.desk = desk;

    /// <exception cref="ContentNotFoundException">It is not in the recycle bin.</exception>
    /// <exception cref="EditorDeniedException">The editor may not delete it.</exception>
    public Task RunAsync(Editor editor, Guid key, CancellationToken cancel = default) => desk.OnlineAsync(
        editor, async act => await Erasure.RunAsync(act, await act.TrashedAsync(key, DocumentVerbs.Delete)), cancel);
}
