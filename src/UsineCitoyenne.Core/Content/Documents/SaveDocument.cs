using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content.History;
using UsineCitoyenne.Core.Content.Schema;

namespace UsineCitoyenne.Core.Content.Documents;

/// <summary>Changes the draft; what is online stays. A draft may be incomplete: see <see cref="ValidateDocument"/>.</summary>
public sealed class SaveDocument(ContentService content)
{
    /// <param name="values">All of them: an absent value is a deletion.</param>
    /// <param name="seen">The update date of the document as the editor had loaded it, to the millisecond; null to save regardless.</param>
    /// <param name="template">Null keeps the one it has.</param>
    /// <returns>The new update date.</returns>
    /// <exception cref="ContentException">No such document, it is in the recycle bin, or its type has no such property.</exception>
    /// <exception cref="EditConflictException">Someone saved since; nothing was changed.</exception>
    /// <exception cref="EditorDeniedException">The editor may not change it.</exception>
    public Task<DateTime> RunAsync(
        Editor editor, Guid key, string name, IReadOnlyDictionary<string, string> values, DateTime? seen = null, Guid? template = null,
        CancellationToken cancel = default) => content.DraftAsync(editor, async act =>
    {
        var document = await act.DocumentAsync(key, DocumentVerbs.Update);
        if (seen is not null && Milliseconds(seen.Value) != Milliseconds(document.UpdateDate))
        {
            throw await ConflictAsync(act, document);
        }
        if ((await act.SchemaAsync()).TryGet<ContentTypeDefinition>(document.ContentTypeKey, out var type))
        {
            DocumentRules.Require(await act.SchemaAsync(), type, name, values);
        }
        if (!DocumentRules.StaysWhereItIs(document, name, values))
        {
            editor.RequireNoStart(document.Path);
        }
        document.Edit(name, DocumentValues.Write(values), act.Now);
        document.TemplateKey = template ?? document.TemplateKey;
        await act.KeepAsync(document, published: false);
        act.Record(key, NodeAction.Saved);
        return document.UpdateDate;
    }, cancel);

    private static async Task<EditConflictException> ConflictAsync(ContentAct act, Document document)
    {
        var last = await act.Db.Set<NodeHistoryEntry>().AsNoTracking().Where(entry => entry.NodeKey == document.Key)
            .OrderByDescending(entry => entry.Id).FirstOrDefaultAsync(act.Cancel);
        return new EditConflictException(last?.EditorName ?? Editor.System.Name, document.UpdateDate);
    }

    private static long Milliseconds(DateTime date) => date.ToUniversalTime().Ticks / TimeSpan.TicksPerMillisecond;
}
