using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Content.Redirects;

/// <summary>Where visitors find a document now, by the database: within a transaction the snapshot may be behind.</summary>
internal static class Addresses
{
    /// <summary>With a slash at both ends; null when it, or something above it, is offline.</summary>
    public static async Task<string?> OfAsync(SiteDbContext db, Document document, CancellationToken cancel)
    {
        var keys = DocumentQueries.KeysOf(document.Path);
        var rows = await db.Set<Document>().AsNoTracking()
            .Where(row => EF.Parameter(keys).Contains(row.Key) && row.Published && !row.Trashed)
            .Select(row => new { row.Key, row.UrlSegment }).ToDictionaryAsync(row => row.Key, row => row.UrlSegment, cancel);
        if (rows.Count < keys.Count)
        {
            return null;
        }
        var first = (await RootsAsync(db, cancel)).FirstOrDefault()?.Key;
        // As in PublishedSnapshot: only the first root has the bare « / ».
        return "/" + string.Concat(keys.Where(key => key != first).Select(key => rows[key] + "/"));
    }

    /// <summary>Roots that are online, the national home first: in the order of <c>PublishedNode</c>.</summary>
    public static async Task<IReadOnlyList<OnlineRoot>> RootsAsync(SiteDbContext db, CancellationToken cancel) =>
        [.. (await db.Set<Document>().AsNoTracking().Where(row => row.ParentKey == null && row.Published && !row.Trashed)
            .Select(row => new OnlineRoot(row.Key, row.UrlSegment, row.SortOrder, row.PublishedName!)).ToListAsync(cancel))
            .OrderBy(root => root.SortOrder).ThenBy(root => root.Name, StringComparer.Ordinal).ThenBy(root => root.Key)];
}

/// <param name="Name">As it was last published.</param>
internal sealed record OnlineRoot(Guid Key, string Segment, int SortOrder, string Name);
