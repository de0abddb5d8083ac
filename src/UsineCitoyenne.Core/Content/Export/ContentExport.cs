using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Content.Import;
using UsineCitoyenne.Core.Content.Provisioning;
using UsineCitoyenne.Core.Content.Published;
using UsineCitoyenne.Core.Content.Scheduling;
using UsineCitoyenne.Core.Content.Schema;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Content.Export;

/// <summary>Reads what an export writes: schema, media, documents and what was deleted since its import.</summary>
public sealed class ContentExport(Database database, TimeProvider clock)
{
    /// <param name="all">
    /// Also the pages that provisioning copied for each territory and that nobody touched. Without them a site still gets
    /// them, from its own template; the ancestors of what is exported always come along.
    /// </param>
    public async Task<ExportContents> ReadAsync(bool all = false, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        var sources = await SourcesAsync(db, cancel);
        var schema = await db.SchemaAsync(cancel);
        var unchanged = (await db.Set<SchemaItem>()
            .Where(item => db.Set<ImportedFile>().Any(file => file.ItemKey == item.Key && file.ItemVersion == item.Version))
            .Select(item => item.Key).ToListAsync(cancel)).ToHashSet();
        var contents = new ExportContents(schema)
        {
            ReadAt = clock.GetUtcNow().UtcDateTime,
            Schema = [.. Enum.GetValues<SchemaKind>().SelectMany(schema.All<SchemaDefinition>)
                .Select(item => new SchemaExport(item, sources.Take(item.Key), unchanged.Contains(item.Key)))],
            Media = await MediaAsync(db, sources, cancel),
            Documents = await DocumentsAsync(db, sources, all, cancel),
        };
        return contents with { Deleted = [.. sources.Rest().Select(pair => new DeletedExport(pair.Key, pair.Value))] };
    }

    private static async Task<Sources> SourcesAsync(SiteDbContext db, CancellationToken cancel) => new(await (
        from file in db.Set<ImportedFile>()
        join source in db.Set<ImportedSource>() on file.ItemKey equals source.ItemKey
        select new { file.ItemKey, file.Path, source.Content }).ToDictionaryAsync(
            row => row.ItemKey, row => new ExportSource(row.Path, row.Content), cancel));

    private static async Task<IReadOnlyList<MediaExport>> MediaAsync(SiteDbContext db, Sources sources, CancellationToken cancel)
    {
        var items = await db.Set<MediaItem>().OrderBy(item => item.Level).ThenBy(item => item.SortOrder).ThenBy(item => item.Key)
            .ToListAsync(cancel);
        var names = new AncestorNames(items.Select(item => (item.Key, item.ParentKey, item.Name)));
        return [.. items.Select(item => new MediaExport(
            item.Key, sources.Take(item.Key), item.ParentKey, item.MediaType, names.Of(item.Key), item.SortOrder, item.CreateDate,
            item.Trashed,
            DocumentValues.Read(item.Values))
        {
            Url = PublishedMedia.Read(item.Key, item.Name, item.MediaType, item.Values).Url,
        })];
    }

    private static async Task<IReadOnlyList<DocumentExport>> DocumentsAsync(
        SiteDbContext db, Sources sources, bool all, CancellationToken cancel)
    {
        var tree = await db.Set<Document>()
            .Select(document => new { document.Key, document.ParentKey, document.Name, document.Version, document.Published })
            .ToListAsync(cancel);
        var names = new AncestorNames(tree.Select(item => (item.Key, item.ParentKey, item.Name)));
        var copies = all ? [] : (await db.Set<ProvisioningRecord>().Select(record => record.DocumentKey).ToListAsync(cancel)).ToHashSet();
        // A copy that nobody touched was written once, and published once when it is online: every change counts up.
        var kept = tree.Where(item => !copies.Contains(item.Key) || item.Version != (item.Published ? 2 : 1) || sources.Has(item.Key))
            .SelectMany(item => names.Line(item.Key)).ToHashSet();
        var planned = (await db.Set<DocumentSchedule>().ToListAsync(cancel)).ToLookup(row => row.DocumentKey);
        var exports = new List<DocumentExport>(kept.Count);
        foreach (var batch in kept.Chunk(500))
        {
            var keys = batch.ToList();
            foreach (var document in await db.Set<Document>().Where(document => EF.Parameter(keys).Contains(document.Key))
                .ToListAsync(cancel))
            {
                exports.Add(new DocumentExport(
                    document.Key, sources.Take(document.Key), document.ParentKey, document.ContentType, names.Of(document.Key),
                    document.SortOrder,
                    document.CreateDate, document.Trashed, DocumentValues.Read(document.Values), document.Published, document.TemplateKey)
                {
                    Planned = PlannedDates.Of(planned[document.Key]),
                });
            }
        }
        return [.. exports.OrderBy(item => item.Level).ThenBy(item => item.SortOrder).ThenBy(item => item.Key)];
    }

    private sealed class Sources(Dictionary<Guid, ExportSource> byKey)
    {
        private readonly HashSet<Guid> taken = [];

        public bool Has(Guid key) => byKey.ContainsKey(key);

        public ExportSource? Take(Guid key)
        {
            taken.Add(key);
            return byKey.GetValueOrDefault(key);
        }

        public IEnumerable<KeyValuePair<Guid, ExportSource>> Rest() =>
            byKey.Where(pair => !taken.Contains(pair.Key)).OrderBy(pair => pair.Value.Path, StringComparer.Ordinal);
    }
}
