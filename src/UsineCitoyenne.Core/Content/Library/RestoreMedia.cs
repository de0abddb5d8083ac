using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content.Documents;
using UsineCitoyenne.Core.Content.History;

namespace UsineCitoyenne.Core.Content.Library;

/// <summary>Takes an item out of the recycle bin with what was put there along with it.</summary>
public sealed class RestoreMedia(ContentService content)
{
    /// <summary>Where it was.</summary>
    /// <inheritdoc cref="RunAsync(Editor, Guid, Guid?, CancellationToken)"/>
    public Task RunAsync(Editor editor, Guid key, CancellationToken cancel = default) =>
        content.OnlineAsync(editor, async act => await RestoreAsync(act, key, (await act.TrashedMediaAsync(key)).ParentKey), cancel);

    /// <summary>Elsewhere.</summary>
    /// <param name="target">Folder to put it in; null for the root.</param>
    /// <exception cref="ContentException">Not in the recycle bin, or its folder is gone or in the bin.</exception>
    /// <exception cref="EditorDeniedException">The item or the folder is outside the editor's start nodes.</exception>
    public Task RunAsync(Editor editor, Guid key, Guid? target, CancellationToken cancel = default) =>
        content.OnlineAsync(editor, act => RestoreAsync(act, key, target), cancel);

    private static async Task RestoreAsync(ContentAct act, Guid key, Guid? target)
    {
        var item = await act.TrashedMediaAsync(key);
        var folder = await act.LandingFolderAsync(target);
        var below = await act.WithBelowAsync(item);
        // What was put in the bin on its own account stays there, with what is below it.
        var apart = below.Where(each => each.BinRoot && each != item).ToList();
        foreach (var each in below.Where(each => !apart.Exists(other => each.Path.StartsWith(other.Path, StringComparison.Ordinal))))
        {
            each.Restore(act.Now);
        }
        if (item.ParentKey != folder?.Key)
        {
            item.MoveTo(folder, below, await act.NextMediaSortOrderAsync(folder?.Key));
        }
        act.RecordMedia(key, NodeAction.Restored, folder is null ? "À la racine" : $"Dans «\u00A0{folder.Name}\u00A0»");
    }
}
