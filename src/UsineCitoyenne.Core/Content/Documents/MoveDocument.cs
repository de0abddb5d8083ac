using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content.History;
using UsineCitoyenne.Core.Content.Redirects;

namespace UsineCitoyenne.Core.Content.Documents;

/// <summary>Hangs a document, and all below it, elsewhere. Who follows its old address is led to the new one.</summary>
public sealed class MoveDocument(ContentService content)
{
    /// <param name="target">Null for the root.</param>
    /// <exception cref="ContentException">No such document or target, one of them in the recycle bin, a type not allowed there, or below
    /// itself.</exception>
    /// <exception cref="EditorDeniedException">The editor may not move it, or not there.</exception>
    public Task RunAsync(Editor editor, Guid key, Guid? target, CancellationToken cancel = default) =>
        content.OnlineAsync(editor, async act =>
    {
        var document = await act.RemovableAsync(key, DocumentVerbs.Move);
        var parent = await act.ParentAsync(target, DocumentVerbs.Move);
        if (document.ParentKey == target)
        {
            return;
        }
        if (parent?.Path.StartsWith(document.Path, StringComparison.Ordinal) == true)
        {
            throw new ContentException("Une page ne peut pas être rangée sous elle-même.");
        }
        PlacementRules.Require(await act.SchemaAsync(), document, parent);
        await RedirectWriter.KeepAsync(act, document);
        var segments = await UrlSegments.LoadAsync(act.Db, [target], cancel);
        document.SortOrder = await act.Db.NextSortOrderAsync(target, cancel);
        document.UrlSegment = segments.Take(target, key, document.PublishedName ?? document.Name);
        await Relocation.MoveAsync(act, document, parent);
        document.Rearrange();
        act.Record(key, NodeAction.Moved, parent is null ? "À la racine" : $"Sous «\u00A0{parent.Name}\u00A0»");
    }, cancel);
}
