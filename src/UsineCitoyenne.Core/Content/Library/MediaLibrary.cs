using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts.Editors;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Content.Library;

/// <summary>
/// What an editor sees of the library: their start nodes and what is below, and the folders that lead there, closed. Anything else is
/// as if it were not.
/// </summary>
public sealed class MediaLibrary
{
    private readonly Database database;

    internal MediaLibrary(Database database) => this.database = database;

    /// <summary>In the recycle bin or not.</summary>
    /// <returns>Null when there is none.</returns>
    /// <exception cref="EditorDeniedException">Outside the editor's start nodes.</exception>
    public async Task<MediaDetail?> FindAsync(Editor editor, Guid key, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        if (await db.Set<MediaItem>().SingleOrDefaultAsync(item => item.Key == key, cancel) is not { } item)
        {
            return null;
        }
        editor.RequireMedia(item.Path);
        return new MediaDetail((await MediaCards.ReadAsync(db, editor, [item], cancel))[0], DocumentValues.Read(item.Values));
    }

    /// <summary>Those of <paramref name="keys"/> that the editor may see, in that order.</summary>
    public async Task<IReadOnlyList<MediaCard>> ItemsAsync(Editor editor, IReadOnlyList<Guid> keys, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        var items = await db.Set<MediaItem>().Where(item => EF.Parameter(keys).Contains(item.Key)).ToListAsync(cancel);
        return await MediaCards.ReadAsync(db, editor, [.. MediaCards.Seen(editor, items).OrderBy(item => keys.ToList().IndexOf(item.Key))], cancel);
    }

    /// <summary>The top of the tree as the editor sees it: the root's items, or for those who start lower, the ways down.</summary>
    public Task<Page<MediaCard>> RootAsync(Editor editor, int skip, int take, bool foldersOnly = false, CancellationToken cancel = default) =>
        ListAsync(editor, item => item.Where(each => each.ParentKey == null && !each.Trashed), skip, take, foldersOnly, cancel);

    /// <exception cref="EditorDeniedException">Neither in the editor's start nodes nor on the way to them.</exception>
    public async Task<Page<MediaCard>> ChildrenAsync(
        Editor editor, Guid parent, int skip, int take, bool foldersOnly = false, CancellationToken cancel = default)
    {
        await RequireSeenAsync(editor, parent, cancel);
        return await ListAsync(editor, items => items.Where(item => item.ParentKey == parent), skip, take, foldersOnly, cancel);
    }

    /// <summary>From the top down to the item itself.</summary>
    /// <exception cref="EditorDeniedException">Neither in the editor's start nodes nor on the way to them.</exception>
    public async Task<IReadOnlyList<MediaCard>> AncestorsAsync(Editor editor, Guid key, CancellationToken cancel = default)
    {
        if (await RequireSeenAsync(editor, key, cancel) is not { } path)
        {
            return [];
        }
        var keys = path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(step => Guid.ParseExact(step, "N")).ToList();
        return await ItemsAsync(editor, keys, cancel);
    }

    /// <summary>The item's neighbours in its folder, and itself.</summary>
    /// <param name="before">At most so many before it.</param>
    /// <param name="after">At most so many after it.</param>
    /// <returns>How many there are before, how many after, and those.</returns>
    /// <exception cref="EditorDeniedException">Neither in the editor's start nodes nor on the way to them.</exception>
    public async Task<(int Before, int After, IReadOnlyList<MediaCard> Items)> SiblingsAsync(
        Editor editor, Guid key, int before, int after, bool foldersOnly = false, CancellationToken cancel = default)
    {
        await RequireSeenAsync(editor, key, cancel);
        await using var db = database.Read();
        var own = await db.Set<MediaItem>().Where(item => item.Key == key).Select(item => new { item.ParentKey, item.Trashed }).SingleOrDefaultAsync(cancel);
        if (own is null)
        {
            return (0, 0, []);
        }
        var items = db.Set<MediaItem>().Where(item => item.ParentKey == own.ParentKey && item.Trashed == own.Trashed);
        var all = MediaCards.Seen(editor, await items.Where(Listed(foldersOnly)).InOrder().ToListAsync(cancel));
        return await MediaCards.AroundAsync(db, editor, all, key, before, after, cancel);
    }

    /// <summary>Items whose name holds the words, wherever the editor may go.</summary>
    /// <param name="below">A folder; null for everywhere.</param>
    /// <param name="mediaTypes">Keys of types; empty for all.</param>
    public async Task<Page<MediaCard>> SearchAsync(
        Editor editor, string words, Guid? below, IReadOnlyList<Guid> mediaTypes, int skip, int take, CancellationToken cancel = default)
    {
        var path = below is { } key ? await RequireSeenAsync(editor, key, cancel) ?? "" : "/";
        await using var db = database.Read();
        var named = await db.Set<MediaItem>().Where(item => !item.Trashed && item.Path.StartsWith(path) && item.Key != below)
            .Select(item => new { item.Key, item.Name, item.Path, item.MediaTypeKey }).ToListAsync(cancel);
        // By folded words, as people type them; the names of a library fit in memory for the time of a search.
        var wanted = Text.Folding.Fold(words).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var found = named
            .Where(item => editor.Media.Includes(item.Path) && (mediaTypes.Count == 0 || mediaTypes.Contains(item.MediaTypeKey)))
            .Where(item => Array.TrueForAll(wanted, word => Text.Folding.Fold(item.Name).Contains(word, StringComparison.Ordinal)))
            .OrderBy(item => item.Name, StringComparer.CurrentCulture).Select(item => item.Key).ToList();
        return new Page<MediaCard>(found.Count, await ItemsAsync(editor, [.. found.Skip(skip).Take(take)], cancel));
    }

    private async Task<Page<MediaCard>> ListAsync(
        Editor editor, Func<IQueryable<MediaItem>, IQueryable<MediaItem>> choose, int skip, int take, bool foldersOnly, CancellationToken cancel)
    {
        await using var db = database.Read();
        var all = MediaCards.Seen(editor, await choose(db.Set<MediaItem>()).Where(Listed(foldersOnly)).InOrder().ToListAsync(cancel));
        return new Page<MediaCard>(all.Count, await MediaCards.ReadAsync(db, editor, [.. all.Skip(skip).Take(take)], cancel));
    }

    private static System.Linq.Expressions.Expression<Func<MediaItem, bool>> Listed(bool foldersOnly) =>
        item => !foldersOnly || item.MediaType == MediaTypes.Folder;

    /// <returns>Its path; null when there is no such item.</returns>
    private async Task<string?> RequireSeenAsync(Editor editor, Guid key, CancellationToken cancel)
    {
        await using var db = database.Read();
        var path = await db.Set<MediaItem>().Where(item => item.Key == key).Select(item => item.Path).SingleOrDefaultAsync(cancel);
        if (path is not null && !editor.Media.LeadsThrough(path))
        {
            editor.RequireMedia(path);
        }
        return path;
    }
}
