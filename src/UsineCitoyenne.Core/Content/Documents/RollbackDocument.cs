using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content.History;
using UsineCitoyenne.Core.Content.Versions;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Content.Documents;

/// <summary>Makes a former version the draft again; what is online stays. The draft that it replaces is a version too.</summary>
public sealed class RollbackDocument(ContentService content)
{
    /// <exception cref="ContentNotFoundException">No such version, or its document is in the recycle bin.</exception>
    /// <exception cref="EditorDeniedException">The editor may not roll it back, or it had another name and is their start node.</exception>
    public Task RunAsync(Editor editor, Guid version, CancellationToken cancel = default) => content.DraftAsync(editor, async act =>
    {
        var former = await act.Db.VersionAsync(version, cancel);
        var document = await act.DocumentAsync(former.DocumentKey, DocumentVerbs.Rollback);
        if (!DocumentRules.StaysWhereItIs(document, former.Name, DocumentValues.Read(former.Values)))
        {
            editor.RequireNoStart(document.Path);
        }
        document.Edit(former.Name, former.Values, act.Now);
        await act.KeepAsync(document, published: false);
        act.Record(document.Key, NodeAction.RolledBack, $"À la version du {FrenchTime.Told(former.At)}");
    }, cancel);
}
