using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Content.References;

/// <summary>Keeps the table of references with the values that make it, in their transaction.</summary>
internal static class ReferenceIndexer
{
    /// <summary>After the values of a document changed, draft or online.</summary>
    public static Task RefreshAsync(SiteDbContext db, Document document, CancellationToken cancel) =>
        RefreshAsync(db, document.Key, ReferenceReader.Of(document), cancel);

    /// <summary>After the values of a media item changed.</summary>
    public static Task RefreshAsync(SiteDbContext db, MediaItem item, CancellationToken cancel) =>
        RefreshAsync(db, item.Key, ReferenceReader.Of(item), cancel);

    private static async Task RefreshAsync(SiteDbContext db, Guid source, IReadOnlyCollection<NodeReference> references,
        CancellationToken cancel)
    {
        var known = await db.Set<NodeReference>().Where(row => row.SourceKey == source).ToDictionaryAsync(
            row => (row.PropertyAlias, row.TargetKey), cancel);
        var found = references.ToDictionary(row => (row.PropertyAlias, row.TargetKey));
        db.RemoveRange(known.Where(pair => !found.ContainsKey(pair.Key)).Select(pair => pair.Value));
        db.AddRange(found.Where(pair => !known.ContainsKey(pair.Key)).Select(pair => pair.Value));
    }

    /// <summary>For many sources at once.</summary>
    /// <param name="sources">Keys of all documents or media whose references are replaced.</param>
    public static async Task ReplaceAsync(
        SiteDbContext db, IReadOnlyCollection<Guid> sources, IEnumerable<NodeReference> references, CancellationToken cancel)
    {
        await db.Set<NodeReference>().Where(row => EF.Parameter(sources).Contains(row.SourceKey)).ExecuteDeleteAsync(cancel);
        db.AddRange(references);
    }
}
