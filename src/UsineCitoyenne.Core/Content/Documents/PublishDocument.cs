using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content.Publication;

namespace UsineCitoyenne.Core.Content.Documents;

/// <summary>Puts a draft online, its rich texts cleaned. This node shows it when the task completes, the others within a second.</summary>
public sealed class PublishDocument(ContentService content)
{
    /// <exception cref="ContentException">No such document, it is in the recycle bin, or a page above it is offline.</exception>
    /// <exception cref="Validation.DocumentInvalidException">Its values do not fit its type.</exception>
    /// <exception cref="EditorDeniedException">The editor may not publish it.</exception>
    public Task RunAsync(Editor editor, Guid key, CancellationToken cancel = default) => content.OnlineAsync(editor, async act =>
    {
        var document = await act.DocumentAsync(key, DocumentVerbs.Publish);
        await Publisher.PublishAsync(act, document, await Publisher.SegmentsAsync(act, [document]));
    }, cancel);
}
