using System.Text;
using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Content.Changes;
using UsineCitoyenne.Core.Content.Redirects;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Content.Published;

/// <summary>Reads, by the log of changes, what makes the snapshot of today of an earlier one.</summary>
internal static class SnapshotCatchUp
{
    // From here on reading the whole is as quick.
    private const int Most = 5000;

    /// <returns>Null when the log does not reach back so far, or tells of too much.</returns>
    public static async Task<SnapshotChange?> FindAsync(SiteDbContext db, PublishedSnapshot known, long revision, CancellationToken cancel)
    {
        if (revision - known.Revision > ChangeLog.Kept)
        {
            return null;
        }
        var log = await db.Set<ContentChange>().Where(change => change.Revision > known.Revision && change.Revision <= revision)
            .Select(change => new { change.Kind, change.Key }).Take(Most + 1).ToListAsync(cancel);
        var kinds = log.Select(change => change.Kind).ToHashSet();
        if (log.Count > Most || kinds.Contains(ChangeKind.Everything)
            || log.Count(change => change.Kind == ChangeKind.Revision) < revision - known.Revision)
        {
            return null;
        }
        var documents = Keys(ChangeKind.Document).ToHashSet();
        foreach (var branch in Keys(ChangeKind.Branch).ToList())
        {
            documents.UnionWith(known.Branch(branch));
            documents.UnionWith(await PublishedWithinAsync(db, branch, cancel));
        }
        return documents.Count > Most ? null : new SnapshotChange(revision)
        {
            Nodes = await NodesAsync(db, [.. documents], cancel),
            Media = await MediaAsync(db, [.. Keys(ChangeKind.Media).Distinct()], cancel),
            Redirects = kinds.Contains(ChangeKind.Redirects) ? await SnapshotLoader.RedirectsAsync(db, cancel)
                : kinds.Contains(ChangeKind.Redirect)
                ? await WithRedirectsAsync(db, known.Redirects, [.. Keys(ChangeKind.Redirect).Distinct()], cancel)
                : null,
            Access = kinds.Contains(ChangeKind.Access) ? await SnapshotLoader.AccessAsync(db, cancel) : null,
            Schema = kinds.Contains(ChangeKind.Schema) ? await db.SchemaAsync(cancel) : null,
        };

        IEnumerable<Guid> Keys(ChangeKind kind) => log.Where(change => change.Kind == kind).Select(change => change.Key);
    }

    private static async Task<List<Guid>> PublishedWithinAsync(SiteDbContext db, Guid branch, CancellationToken cancel)
    {
        var path = await db.Set<Document>().Where(document => document.Key == branch).Select(document => document.Path)
            .FirstOrDefaultAsync(cancel);
        return path is null
            ? []
            : await db.Within(path).Where(document => document.Published && !document.Trashed).Select(document => document.Key)
            .Take(Most + 1).ToListAsync(cancel);
    }

    private static async Task<Dictionary<Guid, PublishedNode?>> NodesAsync(SiteDbContext db, List<Guid> keys, CancellationToken cancel)
    {
        var nodes = keys.ToDictionary(key => key, PublishedNode? (_) => null);
        var rows = keys.Count == 0 ? [] : await db.Set<Document>()
            .Where(document => EF.Parameter(keys).Contains(document.Key) && document.Published && !document.Trashed)
            .Select(document => new
            {
                document.Key,
                document.ParentKey,
                document.SortOrder,
                document.ContentType,
                document.UrlSegment,
                document.CreateDate,
                document.PublishedAt,
                document.PublishedName,
                document.PublishedValues,
            }).ToListAsync(cancel);
        foreach (var row in rows)
        {
            nodes[row.Key] = new PublishedNode(
                row.Key, row.ParentKey, string.Intern(row.ContentType), row.PublishedName!, row.UrlSegment,
                Encoding.UTF8.GetBytes(row.PublishedValues!))
            {
                SortOrder = row.SortOrder,
                CreateDate = row.CreateDate,
                UpdateDate = row.PublishedAt!.Value,
            };
        }
        return nodes;
    }

    private static async Task<Dictionary<Guid, PublishedMedia?>> MediaAsync(SiteDbContext db, List<Guid> keys, CancellationToken cancel)
    {
        var media = keys.ToDictionary(key => key, PublishedMedia? (_) => null);
        var rows = keys.Count == 0 ? [] : await db.Set<MediaItem>().Where(item => EF.Parameter(keys).Contains(item.Key))
            .ToListAsync(cancel);
        foreach (var row in rows)
        {
            media[row.Key] = PublishedMedia.Read(row.Key, row.Name, row.MediaType, row.Values, row.Version, row.Trashed);
        }
        return media;
    }

    private static async Task<RedirectMap?> WithRedirectsAsync(
        SiteDbContext db, RedirectMap known, List<Guid> keys, CancellationToken cancel) =>
        await db.Set<ContentSetting>().AnyAsync(setting => setting.Name == RedirectService.Disabled, cancel)
            ? null
            : known.With(await db.Set<Redirect>().Where(row => EF.Parameter(keys).Contains(row.Key))
                .ToDictionaryAsync(row => row.Path, row => row.DocumentKey, cancel));
}
