using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Content.Scheduling;
using UsineCitoyenne.Core.Content.Schema;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Content.Import;

/// <summary>
/// Applies files that say that an item was deleted. Documents and media go to the recycle bin, from where an editor can take
/// them back; items of the schema go for good, unless something uses them.
/// </summary>
internal sealed class ImportDeletions(SiteDbContext db, DateTime now)
{
    private const string HasChildren = "Des éléments sont encore rangés dessous.";

    public async Task<IReadOnlyList<ImportResult>> DocumentsAsync(
        IReadOnlyList<DeletionImport> files, IReadOnlySet<string> present, bool overwrite, CancellationToken cancel)
    {
        var ledger = await ImportLedger.OpenAsync(db, present, now, cancel);
        // Deepest first, so that a whole branch that was deleted goes.
        var keys = files.Select(file => file.Key).ToList();
        var documents = await db.Set<Document>().Where(document => EF.Parameter(keys).Contains(document.Key))
            .ToDictionaryAsync(document => document.Key, cancel);
        foreach (var file in files.Where(ledger.Accept).OrderByDescending(file => documents.GetValueOrDefault(file.Key)?.Level ?? 0))
        {
            // One that went into the bin along with a page above it is put there on its own account.
            if (documents.GetValueOrDefault(file.Key) is not { BinRoot: false } document)
            {
                ledger.Apply(file, ImportOutcome.Same, documents.GetValueOrDefault(file.Key)?.Version ?? 0);
                continue;
            }
            var children = await db.Set<Document>().Where(child => child.ParentKey == file.Key).ToListAsync(cancel);
            if ((children.Exists(child => !child.Trashed) ? HasChildren
                : NodeRules.Conflict(document.Version, ledger.LastOf(file), overwrite)) is { } refusal)
            {
                ledger.Refuse(file, refusal);
                continue;
            }
            document.Unpublish();
            (document.Trashed, document.BinRoot) = (true, true);
            await db.Set<DocumentSchedule>().Where(row => row.DocumentKey == file.Key).ExecuteDeleteAsync(cancel);
            ledger.Apply(file, ImportOutcome.Changed, document.Version, "Mis à la corbeille.");
        }
        return await ledger.CloseAsync(files, cancel);
    }

    public async Task<IReadOnlyList<ImportResult>> MediaAsync(
        IReadOnlyList<DeletionImport> files, IReadOnlySet<string> present, bool overwrite, CancellationToken cancel)
    {
        var ledger = await ImportLedger.OpenAsync(db, present, now, cancel);
        var keys = files.Select(file => file.Key).ToList();
        var items = await db.Set<MediaItem>().Where(item => EF.Parameter(keys).Contains(item.Key))
            .ToDictionaryAsync(item => item.Key, cancel);
        foreach (var file in files.Where(ledger.Accept).OrderByDescending(file => items.GetValueOrDefault(file.Key)?.Level ?? 0))
        {
            if (items.GetValueOrDefault(file.Key) is not { Trashed: false } item)
            {
                ledger.Apply(file, ImportOutcome.Same, items.GetValueOrDefault(file.Key)?.Version ?? 0);
                continue;
            }
            var children = await db.Set<MediaItem>().Where(child => child.ParentKey == file.Key).ToListAsync(cancel);
            if ((children.Exists(child => !child.Trashed) ? HasChildren
                : NodeRules.Conflict(item.Version, ledger.LastOf(file), overwrite)) is { } refusal)
            {
                ledger.Refuse(file, refusal);
                continue;
            }
            item.Trash(root: true, now);
            ledger.Apply(file, ImportOutcome.Changed, item.Version, "Mis à la corbeille.");
        }
        return await ledger.CloseAsync(files, cancel);
    }

    public async Task<IReadOnlyList<ImportResult>> SchemaAsync(
        IReadOnlyList<DeletionImport> files, IReadOnlySet<string> present, bool keepOwn, CancellationToken cancel)
    {
        var ledger = await ImportLedger.OpenAsync(db, present, now, cancel);
        var schema = await db.SchemaAsync(cancel);
        foreach (var file in files.Where(ledger.Accept))
        {
            if (await db.Set<SchemaItem>().FirstOrDefaultAsync(item => item.Key == file.Key, cancel) is not { } item)
            {
                ledger.Apply(file, ImportOutcome.Same, 0);
            }
            else if (keepOwn)
            {
                ledger.Refuse(file, ImportSchema.KeptFromOthers(item));
            }
            else if (await WhyKeptAsync(schema, item, cancel) is { } refusal)
            {
                ledger.Refuse(file, refusal);
            }
            else
            {
                db.Remove(item);
                ledger.Apply(file, ImportOutcome.Changed, 0, "Supprimé.");
            }
        }
        return await ledger.CloseAsync(files, cancel);
    }

    private async Task<string?> WhyKeptAsync(ContentSchema schema, SchemaItem item, CancellationToken cancel)
    {
        var types = new[] { SchemaKind.ContentType, SchemaKind.MediaType, SchemaKind.MemberType }.SelectMany(
            schema.All<ContentTypeDefinition>).ToList();
        var used = item.Kind switch
        {
            SchemaKind.Language => schema.TryGet<LanguageDefinition>(item.Key, out var language) && language.IsDefault,
            SchemaKind.DataType => types.Exists(type => type.Properties.Any(property => property.DataType == item.Key)),
            SchemaKind.ContentType or SchemaKind.MediaType or SchemaKind.MemberType =>
                types.Exists(type => type.Compositions.Contains(item.Key))
                || await db.Set<Document>().AnyAsync(document => document.ContentTypeKey == item.Key, cancel)
                || await db.Set<MediaItem>().AnyAsync(media => media.MediaTypeKey == item.Key, cancel),
            _ => false,
        };
        return used ? $"«\u00A0{item.Name}\u00A0» sert encore\u00A0: il n’est pas supprimé." : null;
    }
}
