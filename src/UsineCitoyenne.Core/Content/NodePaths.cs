using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Content;

/// <summary>Where nodes stand, for who keeps their keys: start nodes of editors. Trashed ones stand nowhere.</summary>
internal static class NodePaths
{
    public static async Task<IReadOnlyList<string>> OfDocumentsAsync(
        SiteDbContext db, IReadOnlyList<Guid> keys, CancellationToken cancel) =>
        keys.Count == 0 ? [] : await db.Set<Document>().AsNoTracking()
            .Where(document => EF.Parameter(keys).Contains(document.Key) && !document.Trashed).Select(document => document.Path)
            .ToListAsync(cancel);

    public static async Task<IReadOnlyList<string>> OfMediaAsync(SiteDbContext db, IReadOnlyList<Guid> keys, CancellationToken cancel) =>
        keys.Count == 0 ? [] : await db.Set<MediaItem>().AsNoTracking()
            .Where(item => EF.Parameter(keys).Contains(item.Key) && !item.Trashed).Select(item => item.Path).ToListAsync(cancel);

    /// <summary>The last key of a path.</summary>
    public static Guid KeyOf(string path) => Guid.ParseExact(path.AsSpan(path.Length - 33, 32), "N");
}
