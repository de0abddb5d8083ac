using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content.History;
using UsineCitoyenne.Core.Content.Versions;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Content.Documents;

/// <summary>Keeps a version from the clean-up, or gives it back to it.</summary>
public sealed class PinVersion(ContentService content)
{
    /// <exception cref="ContentNotFoundException">No such version, or its document is in the recycle bin.</exception>
    /// <exception cref="EditorDeniedException">The editor may not change the document.</exception>
    public Task RunAsync(Editor editor, Guid version, bool preventCleanup, CancellationToken cancel = default) =>
        content.DraftAsync(editor, async act =>
    {
        var found = await act.Db.VersionAsync(version, cancel);
        await act.DocumentAsync(found.DocumentKey, DocumentVerbs.Update);
        found.PreventCleanup = preventCleanup;
        act.Record(
            found.DocumentKey, preventCleanup ? NodeAction.VersionPinned
                : NodeAction.VersionUnpinned, $"Version du {FrenchTime.Told(found.At)}");
    }, cancel);
}
