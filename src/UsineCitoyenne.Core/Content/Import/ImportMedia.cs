using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Content.Published;
using UsineCitoyenne.Core.Content.References;
using UsineCitoyenne.Core.Content.Schema;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Media;

namespace UsineCitoyenne.Core.Content.Import;

/// <summary>
/// Creates or replaces media by key, under the same rule as documents. Their files must already be in the <see cref="MediaFolder"/>.
/// </summary>
public sealed class ImportMedia(Database database, MediaFolder folder, TimeProvider clock)
{
    /// <inheritdoc cref="ImportDocuments.RunAsync(IReadOnlyList{DocumentImport}, IReadOnlySet{string}, bool, CancellationToken)"/>
    public Task<IReadOnlyList<ImportResult>> RunAsync(
        IReadOnlyList<MediaImport> files, IReadOnlySet<string> present, bool overwrite = false, CancellationToken cancel = default) =>
        database.WriteAsync(db => RunAsync(db, files, present, overwrite, _ => false, cancel), cancel);

    internal async Task<IReadOnlyList<ImportResult>> RunAsync(
        SiteDbContext db, IReadOnlyList<MediaImport> files, IReadOnlySet<string> present, bool overwrite, Predicate<string> elsewhere,
        CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var ledger = await ImportLedger.OpenAsync(db, present, now, cancel);
        var (ordered, circular) = Ordering.DependenciesFirst([.. files.Where(ledger.Accept)], file => file.Parent is { } key ? [key] : []);
        circular.ForEach(file => ledger.Refuse(file, NodeRules.Circular));
        var schema = await db.SchemaAsync(cancel);
        var items = await db.Set<MediaItem>().ToDictionaryAsync(item => item.Key, cancel);
        var imported = new List<MediaItem>();
        foreach (var file in ordered)
        {
            var item = items.GetValueOrDefault(file.Key);
            schema.TryGet<ContentTypeDefinition>(SchemaKind.MediaType, file.Type, out var type);
            var refusal = NodeRules.WhyRefused(file, type, file.Parent is null || items.ContainsKey(file.Parent.Value))
                ?? MissingFile(file, elsewhere)
                ?? NodeRules.Conflict(item?.Version, ledger.LastOf(file), overwrite);
            if (refusal == NodeRules.EditedSince && Says(file, item!))
            {
                ledger.Apply(file, ImportOutcome.Same, item!.Version);
                continue;
            }
            if (refusal is not null)
            {
                ledger.Refuse(file, refusal);
                continue;
            }
            var applied = Apply(db, items, file, type!, now);
            imported.Add(applied);
            ledger.Apply(file, item is null ? ImportOutcome.Created : ImportOutcome.Changed, applied.Version);
        }
        await ReferenceIndexer.ReplaceAsync(db, [.. imported.Select(item => item.Key)], imported.SelectMany(ReferenceReader.Of), cancel);
        return await ledger.CloseAsync(files, cancel);
    }

    private static MediaItem Apply(
        SiteDbContext db, Dictionary<Guid, MediaItem> items, MediaImport file, ContentTypeDefinition type, DateTime now)
    {
        var parent = file.Parent is { } key ? items[key] : null;
        var (path, level) = (Document.PathOf(parent?.Path, file.Key), (parent?.Level ?? 0) + 1);
        if (!items.TryGetValue(file.Key, out var item))
        {
            items[file.Key] = item = new MediaItem
            {
                Key = file.Key,
                Path = path,
                Level = level,
                MediaTypeKey = type.Key,
                MediaType = type.Alias,
                Name = "",
                Values = "",
                CreateDate = file.CreateDate ?? now,
            };
            db.Add(item);
        }
        else if (item.Path != path)
        {
            var (old, deeper) = (item.Path, level - item.Level);
            foreach (var moved in items.Values.Where(other => other.Path.StartsWith(old, StringComparison.Ordinal)).ToList())
            {
                moved.Path = path + moved.Path[old.Length..];
                moved.Level += deeper;
            }
        }
        item.ParentKey = file.Parent;
        item.MediaTypeKey = type.Key;
        item.MediaType = type.Alias;
        item.SortOrder = file.SortOrder;
        item.Edit(file.Name, DocumentValues.Write(file.Values), now);
        if (file.Trashed)
        {
            item.Trash(root: parent is not { Trashed: true }, now);
        }
        else if (item.Trashed)
        {
            item.Restore(now);
        }
        return item;
    }

    private static bool Says(MediaImport file, MediaItem item) => item.Name == file.Name && item.ParentKey == file.Parent
        && item.SortOrder == file.SortOrder && item.Trashed == file.Trashed
        && ValueComparison.Same(DocumentValues.Read(item.Values), file.Values);

    private string? MissingFile(MediaImport file, Predicate<string> elsewhere)
    {
        var media = PublishedMedia.Read(file.Key, file.Name, file.Type, DocumentValues.Write(file.Values));
        return media.Url.Length == 0 || File.Exists(folder.FileOf(media.Url)) || elsewhere(media.Url)
            ? null
            : $"Fichier absent, hors du dossier des médias, ou d’un autre contenu que ce que dit son nom\u00A0: «\u00A0{media.Url}\u00A0».";
    }
}
