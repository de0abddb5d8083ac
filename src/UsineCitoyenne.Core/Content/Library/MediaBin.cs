using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Content.Library;

/// <summary>The recycle bin as an editor sees it: what was put there from below their start nodes.</summary>
public sealed class MediaBin(Database database)
{
    /// <param name="parent">Null for what was put in the bin itself; otherwise what lies below that.</param>
    public async Task<Page<MediaCard>> PageAsync(Editor editor, Guid? parent, int skip, int take, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        var all = MediaCards.Seen(editor, await In(db, parent).InOrder().ToListAsync(cancel));
        return new Page<MediaCard>(all.Count, await MediaCards.ReadAsync(db, editor, [.. all.Skip(skip).Take(take)], cancel));
    }

    /// <inheritdoc cref="MediaLibrary.SiblingsAsync"/>
    public async Task<(int Before, int After, IReadOnlyList<MediaCard> Items)> SiblingsAsync(
        Editor editor, Guid key, int before, int after, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        var own = await TrashedAsync(db, editor, key, cancel);
        var all = MediaCards.Seen(editor, await In(db, own.BinRoot ? null : own.ParentKey).InOrder().ToListAsync(cancel));
        return await MediaCards.AroundAsync(db, editor, all, key, before, after, cancel);
    }

    /// <summary>Where a restore would put it; null for the root.</summary>
    /// <exception cref="ContentNotFoundException">It is not in the bin, or its folder is there too.</exception>
    /// <exception cref="EditorDeniedException">Outside the editor's start nodes.</exception>
    public async Task<Guid?> OriginalParentAsync(Editor editor, Guid key, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        if ((await TrashedAsync(db, editor, key, cancel)).ParentKey is not { } parent)
        {
            return null;
        }
        return await db.Set<MediaItem>().AnyAsync(item => item.Key == parent && !item.Trashed, cancel)
            ? parent
            : throw new ContentNotFoundException("Son dossier est lui-même dans la corbeille.");
    }

    private static IQueryable<MediaItem> In(SiteDbContext db, Guid? parent) =>
        db.Set<MediaItem>().Where(item => parent == null ? item.BinRoot : item.ParentKey == parent && item.Trashed && !item.BinRoot);

    private static async Task<MediaItem> TrashedAsync(SiteDbContext db, Editor editor, Guid key, CancellationToken cancel)
    {
        var item = await db.Set<MediaItem>().SingleOrDefaultAsync(item => item.Key == key && item.Trashed, cancel)
            ?? throw new ContentNotFoundException("Ce média n’est pas dans la corbeille.");
        editor.RequireMedia(item.Path);
        return item;
    }
}
