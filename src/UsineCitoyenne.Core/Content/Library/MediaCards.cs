using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content.Published;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Content.Library;

/// <summary>What every list of media has in common: the editor's part of it, in order, as cards.</summary>
internal static class MediaCards
{
    public static IOrderedQueryable<MediaItem> InOrder(this IQueryable<MediaItem> items) =>
        items.OrderBy(item => item.SortOrder).ThenBy(item => item.Name);

    /// <summary>Those whose name has all words, wherever in it.</summary>
    public static IQueryable<MediaItem> Named(this IQueryable<MediaItem> items, string words) => Folding.Fold(words)
        .Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct()
        .Aggregate(items, (some, word) => some.Where(item => item.FoldedName.Contains(word)));

    /// <summary>
    /// What an editor sees of the items of one folder: all, or on the way down to their start nodes the next step of each.
    /// </summary>
    /// <param name="path">Of the folder; <c>/</c> for the root.</param>
    public static IQueryable<MediaItem> Seen(this IQueryable<MediaItem> items, Editor editor, string path)
    {
        if (editor.Media.Includes(path))
        {
            return items;
        }
        var steps = editor.Media.Paths.Where(start => start.StartsWith(path, StringComparison.Ordinal))
            .Select(start => Guid.ParseExact(start.AsSpan(path.Length, 32), "N")).Distinct().ToList();
        return items.Where(item => EF.Parameter(steps).Contains(item.Key));
    }

    public static async Task<Page<MediaCard>> PageAsync(
        this IOrderedQueryable<MediaItem> items, SiteDbContext db, Editor editor, int skip, int take, CancellationToken cancel)
    {
        var page = take > 0 ? await items.Skip(skip).Take(take).ToListAsync(cancel) : [];
        // A short first page is the whole list.
        var total = skip == 0 && page.Count < take ? page.Count : await items.CountAsync(cancel);
        return new Page<MediaCard>(total, await ReadAsync(db, editor, page, cancel));
    }

    /// <summary>In the editor's start nodes, or a folder on the way to them.</summary>
    public static List<MediaItem> Seen(Editor editor, List<MediaItem> items) =>
        items.FindAll(item => editor.Media.Includes(item.Path) || (!item.Trashed && editor.Media.LeadsThrough(item.Path)));

    /// <summary>An item of a list and its neighbours there.</summary>
    /// <returns>How many there are before, how many after, and those.</returns>
    public static async Task<(int Before, int After, IReadOnlyList<MediaCard> Items)> AroundAsync(
        SiteDbContext db, Editor editor, List<MediaItem> all, Guid key, int before, int after, CancellationToken cancel)
    {
        var place = all.FindIndex(item => item.Key == key);
        if (place < 0)
        {
            return (0, 0, []);
        }
        var first = Math.Max(0, place - Math.Max(0, before));
        var last = (int)Math.Min(all.Count - 1, (long)place + Math.Max(0, after));
        return (first, all.Count - 1 - last, await ReadAsync(db, editor, all[first..(last + 1)], cancel));
    }

    public static async Task<IReadOnlyList<MediaCard>> ReadAsync(
        SiteDbContext db, Editor editor, IReadOnlyList<MediaItem> items, CancellationToken cancel)
    {
        var keys = items.Select(item => (Guid?)item.Key).ToList();
        var parents = await db.Set<MediaItem>().Where(item => EF.Parameter(keys).Contains(item.ParentKey))
            .Select(item => new { item.ParentKey, item.Trashed }).Distinct().ToListAsync(cancel);
        return
        [
            .. items.Select(item => new MediaCard(
                item.Key, item.ParentKey, item.Path, item.Level, item.SortOrder, item.MediaTypeKey, item.MediaType, item.Name,
                item.CreateDate,
                item.UpdateDate, item.Trashed, parents.Exists(parent => parent.ParentKey == item.Key && parent.Trashed == item.Trashed),
                editor.Media.Includes(item.Path), PublishedMedia.Read(item.Key, item.Name, item.MediaType, item.Values, item.Version))),
        ];
    }
}
