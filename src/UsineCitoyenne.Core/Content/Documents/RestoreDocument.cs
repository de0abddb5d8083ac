using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content.Changes;
using UsineCitoyenne.Core.Content.History;

namespace UsineCitoyenne.Core.Content.Documents;

/// <summary>Takes a document out of the recycle bin, as a draft, and what went in along with it as it was.</summary>
public sealed class RestoreDocument(ContentService content)
{
    /// <summary>Where it was.</summary>
    /// <inheritdoc cref="RunAsync(Editor, Guid, Guid?, CancellationToken)"/>
    public Task RunAsync(Editor editor, Guid key, CancellationToken cancel = default) =>
        content.OnlineAsync(editor, act => RestoreAsync(act, key, null, asked: false), cancel);

    /// <summary>Elsewhere.</summary>
    /// <param name="target">Null for the root.</param>
    /// <exception cref="ContentException">It is not in the bin, its new parent is gone or in the bin, or its type is not allowed
    /// there.</exception>
    /// <exception cref="EditorDeniedException">The editor may not move it, or not there.</exception>
    public Task RunAsync(Editor editor, Guid key, Guid? target, CancellationToken cancel = default) =>
        content.OnlineAsync(editor, act => RestoreAsync(act, key, target, asked: true), cancel);

    private static async Task RestoreAsync(ContentAct act, Guid key, Guid? target, bool asked)
    {
        var document = await act.TrashedAsync(key, DocumentVerbs.Move);
        var parentKey = asked ? target : document.ParentKey;
        var parent = await act.ParentAsync(parentKey, DocumentVerbs.Move);
        // What was put in the bin on its own account stays there.
        var others = await act.Db.Below(document).Where(below => below.BinRoot).ToListAsync(act.Cancel);
        var moved = parentKey != document.ParentKey;
        if (moved)
        {
            PlacementRules.Require(await act.SchemaAsync(), document, parent);
            document.SortOrder = await act.Db.NextSortOrderAsync(parentKey, act.Cancel);
            await Relocation.MoveAsync(act, document, parent);
            foreach (var other in others)
            {
                await act.Db.Entry(other).ReloadAsync(act.Cancel);
            }
        }
        await SetTrashedAsync(act, document.Path, false);
        foreach (var other in others)
        {
            await SetTrashedAsync(act, other.Path, true);
        }
        document.Trashed = false;
        act.Changed(ChangeKind.Branch, key);
        document.BinRoot = false;
        var segments = await UrlSegments.LoadAsync(act.Db, [parentKey], act.Cancel);
        document.UrlSegment = moved ? segments.Take(parentKey, key, document.Name) : segments.Settle(document);
        document.Rearrange();
        act.Record(key, NodeAction.Restored, parent is null ? "À la racine" : $"Sous «\u00A0{parent.Name}\u00A0»");
    }

    private static Task SetTrashedAsync(ContentAct act, string path, bool trashed) =>
        act.Db.Within(path).ExecuteUpdateAsync(row => row
            .SetProperty(below => below.Trashed, trashed)
            .SetProperty(below => below.OnlineSegment, below => !trashed && below.Published ? below.UrlSegment : null), act.Cancel);
}
