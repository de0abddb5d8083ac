using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content.Documents;
using UsineCitoyenne.Core.Content.History;

namespace UsineCitoyenne.Core.Content.Library;

/// <summary>What the acts on media all look up. Nothing comes out of here that the editor may not touch.</summary>
internal static class MediaActs
{
    /// <exception cref="ContentNotFoundException">No such item, or it is in the recycle bin.</exception>
    /// <exception cref="EditorDeniedException">Outside the editor's start nodes.</exception>
    public static async Task<MediaItem> MediaAsync(this ContentAct act, Guid key) =>
        await act.AnyMediaAsync(key) is { Trashed: false } item
            ? item
            : throw new ContentNotFoundException("Ce média n’existe pas ou est dans la corbeille.");

    /// <summary>One to move or to throw away: a start node itself is not its editors' to take from under them.</summary>
    /// <inheritdoc cref="MediaAsync"/>
    public static async Task<MediaItem> MovableMediaAsync(this ContentAct act, Guid key)
    {
        var item = await act.MediaAsync(key);
        act.Editor.RequireNoMediaStart(item.Path);
        return item;
    }

    /// <exception cref="ContentNotFoundException">No such item, or it is not in the recycle bin.</exception>
    /// <exception cref="EditorDeniedException">Outside the editor's start nodes.</exception>
    public static async Task<MediaItem> TrashedMediaAsync(this ContentAct act, Guid key) =>
        await act.AnyMediaAsync(key) is { Trashed: true } item ? item
            : throw new ContentNotFoundException("Ce média n’est pas dans la corbeille.");

    /// <summary>
    /// Where something goes that names no folder: to the root, or to the folder that its editor starts from. Null for the root.
    /// </summary>
    /// <exception cref="ContentException">The editor starts from several.</exception>
    /// <exception cref="EditorDeniedException">The editor starts from none.</exception>
    public static Guid? FolderFor(Editor editor, Guid? named)
    {
        if (named is not null || editor.Media.Root)
        {
            return named;
        }
        var tops = editor.Media.Paths.Where(path => !editor.Media.Paths.Any(other => other != path
            && path.StartsWith(other, StringComparison.Ordinal))).Distinct().ToList();
        return tops switch
        {
            [] => throw new EditorDeniedException(),
            [var only] => NodePaths.KeyOf(only),
            _ => throw new ContentException(
                $"Vous avez {tops.Count} dossiers dans la médiathèque\u00A0: ouvrez d’abord celui où ranger ce fichier, puis envoyez-le."),
        };
    }

    /// <summary>The folder to put something in: that named, or <see cref="FolderFor"/>.</summary>
    /// <inheritdoc cref="MediaFolderAsync"/>
    public static Task<MediaItem?> LandingFolderAsync(this ContentAct act, Guid? named) =>
        act.MediaFolderAsync(FolderFor(act.Editor, named));

    /// <summary>The folder to put something in, or to sort; null for the root, which must be open to the editor too.</summary>
    /// <exception cref="ContentException">No such folder, or it is in the recycle bin, or no folder.</exception>
    /// <exception cref="EditorDeniedException">Outside the editor's start nodes.</exception>
    public static async Task<MediaItem?> MediaFolderAsync(this ContentAct act, Guid? key)
    {
        if (key is { } some)
        {
            var folder = await act.MediaAsync(some);
            return folder.MediaType == MediaTypes.Folder ? folder
                : throw new ContentException($"«\u00A0{folder.Name}\u00A0» n’est pas un dossier.");
        }
        act.Editor.RequireMedia("/");
        return null;
    }

    public static Task<List<MediaItem>> WithBelowAsync(this ContentAct act, MediaItem item) =>
        act.Db.Set<MediaItem>().Where(other => other.Path.StartsWith(item.Path)).OrderBy(other => other.Level).ToListAsync(act.Cancel);

    public static async Task<int> NextMediaSortOrderAsync(this ContentAct act, Guid? parent) =>
        (await act.Db.Set<MediaItem>().Where(item => item.ParentKey == parent).MaxAsync(item => (int?)item.SortOrder, act.Cancel) ?? -1)
            + 1;

    public static void RecordMedia(this ContentAct act, Guid key, NodeAction action, string? detail = null) =>
        act.Record(key, action, detail, NodeKind.Media);

    private static async Task<MediaItem?> AnyMediaAsync(this ContentAct act, Guid key)
    {
        var item = await act.Db.Set<MediaItem>().SingleOrDefaultAsync(item => item.Key == key, act.Cancel);
        if (item is not null)
        {
            act.Editor.RequireMedia(item.Path);
        }
        return item;
    }
}
