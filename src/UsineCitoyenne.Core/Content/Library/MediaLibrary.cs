using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content.Overrides;
using UsineCitoyenne.Core.Content.References;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Content.Library;

/// <summary>
/// What an editor sees of the library: their start nodes and what is below, and the folders that lead there, closed. Anything else is
/// as if it were not.
/// </summary>
public sealed class MediaLibrary(Database database)
{
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

    /// <summary>
    /// Those of <paramref name="keys"/> that the editor may see, in that order: theirs, and what a national page uses that they adapted.
    /// </summary>
    public async Task<IReadOnlyList<MediaCard>> ItemsAsync(Editor editor, IReadOnlyList<Guid> keys, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        var items = await db.Set<MediaItem>().Where(item => EF.Parameter(keys).Contains(item.Key)).ToListAsync(cancel);
        var seen = MediaCards.Seen(editor, items);
        if (seen.Count < items.Count)
        {
            var adapted = await AdaptedAsync(db, editor, [.. items.Where(item => !item.Trashed).Except(seen).Select(item => item.Key)],
                cancel);
            seen.AddRange(items.Where(item => adapted.Contains(item.Key)));
        }
        return await MediaCards.ReadAsync(db, editor, [.. seen.OrderBy(item => keys.ToList().IndexOf(item.Key))], cancel);
    }

    /// <summary>The top of the tree as the editor sees it: the root's items, or for those who start lower, the ways down.</summary>
    public async Task<Page<MediaCard>> RootAsync(Editor editor, int skip, int take, bool foldersOnly = false,
        CancellationToken cancel = default)
    {
        await using var db = database.Read();
        return await In(db, null, foldersOnly).Seen(editor, "/").InOrder().PageAsync(db, editor, skip, take, cancel);
    }

    /// <exception cref="EditorDeniedException">Neither in the editor's start nodes nor on the way to them.</exception>
    public async Task<Page<MediaCard>> ChildrenAsync(
        Editor editor, Guid parent, int skip, int take, bool foldersOnly = false, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        return await RequireSeenAsync(db, editor, parent, cancel) is { } path
            ? await In(db, parent, foldersOnly).Seen(editor, path).InOrder().PageAsync(db, editor, skip, take, cancel)
            : Page<MediaCard>.Empty;
    }

    /// <summary>From the top down to the item itself.</summary>
    /// <exception cref="EditorDeniedException">Neither in the editor's start nodes nor on the way to them.</exception>
    public async Task<IReadOnlyList<MediaCard>> AncestorsAsync(Editor editor, Guid key, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        if (await RequireSeenAsync(db, editor, key, cancel) is not { } path)
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
        await using var db = database.Read();
        await RequireSeenAsync(db, editor, key, cancel);
        var own = await db.Set<MediaItem>().SingleOrDefaultAsync(item => item.Key == key, cancel);
        if (own is null)
        {
            return (0, 0, []);
        }
        var all = In(db, own.ParentKey, foldersOnly, own.Trashed).Seen(editor, own.ParentPath);
        var place = await all.CountAsync(
            item => item.SortOrder < own.SortOrder || (item.SortOrder == own.SortOrder && item.Name.CompareTo(own.Name) < 0), cancel);
        var first = Math.Max(0, place - Math.Max(0, before));
        var items = await all.InOrder().Skip(first).Take((int)Math.Min(int.MaxValue, (long)place - first + 1 + Math.Max(0, after)))
            .ToListAsync(cancel);
        return (first, await all.CountAsync(cancel) - first - items.Count, await MediaCards.ReadAsync(db, editor, items, cancel));
    }

    /// <summary>Items whose name holds the words, wherever the editor may go.</summary>
    /// <param name="below">A folder; null for everywhere.</param>
    /// <param name="mediaTypes">Keys of types; empty for all.</param>
    public async Task<Page<MediaCard>> SearchAsync(
        Editor editor, string words, Guid? below, IReadOnlyList<Guid> mediaTypes, int skip, int take, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        var found = db.Set<MediaItem>().Where(item => !item.Trashed).Named(words);
        if (below is { } folder)
        {
            var path = await RequireSeenAsync(db, editor, folder, cancel) ?? "";
            found = found.Where(item => item.Path.StartsWith(path) && item.Key != folder);
        }
        if (mediaTypes.Count > 0)
        {
            found = found.Where(item => EF.Parameter(mediaTypes).Contains(item.MediaTypeKey));
        }
        if (!editor.Media.Root)
        {
            var starts = editor.Media.Paths.ToList();
#pragma warning disable CA1310 // In a query, the database compares.
            found = found.Where(item => starts.Any(start => item.Path.StartsWith(start)));
#pragma warning restore CA1310
        }
        return await found.OrderBy(item => item.FoldedName).ThenBy(item => item.Key).PageAsync(db, editor, skip, take, cancel);
    }

    private static async Task<List<Guid>> AdaptedAsync(SiteDbContext db, Editor editor, List<Guid> keys, CancellationToken cancel)
    {
        var starts = editor.Documents.Paths.ToList();
        var adapted = db.Set<ContentOverride>().Where(row => db.Set<Document>().Any(page =>
#pragma warning disable CA1310 // In a query, the database compares.
            page.Key == row.DocumentKey && !page.Trashed && starts.Any(start => page.Path.StartsWith(start))));
#pragma warning restore CA1310
        return await db.Set<NodeReference>()
            .Where(row => EF.Parameter(keys).Contains(row.TargetKey) && adapted.Any(page => page.SourceKey == row.SourceKey))
            .Select(row => row.TargetKey).Distinct().ToListAsync(cancel);
    }

    private static IQueryable<MediaItem> In(SiteDbContext db, Guid? folder, bool foldersOnly, bool trashed = false) => db.Set<MediaItem>()
        .Where(item => item.ParentKey == folder && item.Trashed == trashed && (!foldersOnly || item.MediaType == MediaTypes.Folder));

    /// <returns>Its path; null when there is no such item.</returns>
    private static async Task<string?> RequireSeenAsync(SiteDbContext db, Editor editor, Guid key, CancellationToken cancel)
    {
        var path = await db.Set<MediaItem>().Where(item => item.Key == key).Select(item => item.Path).SingleOrDefaultAsync(cancel);
        if (path is not null && !editor.Media.LeadsThrough(path))
        {
            editor.RequireMedia(path);
        }
        return path;
    }
}
