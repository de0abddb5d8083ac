using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Content.Schema;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Content.Import;

/// <summary>
/// Creates or replaces items of the schema. The files are the schema: a changed file replaces what was edited in the back
/// office, and the result says so. A file that did not change leaves the edit alone.
/// </summary>
public sealed class ImportSchema(Database database, TimeProvider clock)
{
    /// <param name="files">Those that changed; of one kind or of several that do not need each other.</param>
    /// <param name="present">Paths of all files of the folder.</param>
    /// <returns>A result for each file, in their order. All in one transaction.</returns>
    public Task<IReadOnlyList<ImportResult>> RunAsync(
        IReadOnlyList<SchemaImport> files, IReadOnlySet<string> present, CancellationToken cancel = default) =>
        database.WriteAsync(db => RunAsync(db, files, present, keepOwn: false, cancel), cancel);

    internal async Task<IReadOnlyList<ImportResult>> RunAsync(
        SiteDbContext db, IReadOnlyList<SchemaImport> files, IReadOnlySet<string> present, bool keepOwn, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var ledger = await ImportLedger.OpenAsync(db, present, now, cancel);
        var items = await db.Set<SchemaItem>().ToDictionaryAsync(item => item.Key, cancel);
        var (ordered, circular) = Ordering.DependenciesFirst(
            [.. files.Where(ledger.Accept)], file => (file.Definition as ContentTypeDefinition)?.Compositions ?? []);
        circular.ForEach(file => ledger.Refuse(file, "Ses compositions tournent en rond."));
        foreach (var file in ordered)
        {
            if ((WhyRefused(file.Definition, items) ?? (keepOwn ? WhyKept(file, items) : null)) is { } reason)
            {
                ledger.Refuse(file, reason);
            }
            else
            {
                Apply(db, ledger, items, WithOneDefault(file, files, items), now);
            }
        }
        return await ledger.CloseAsync(files, cancel);
    }

    /// <summary>Umbraco gives its own types the same keys on every site: those of another folder say what that site made of them.</summary>
    internal static string KeptFromOthers(SchemaItem item) =>
        $"«\u00A0{item.Name}\u00A0» est à ce site\u00A0: le dossier d’un autre ne le change pas. Relancez avec --overwrite pour l’imposer.";

    private static string? WhyKept(SchemaImport file, Dictionary<Guid, SchemaItem> items) =>
        items.TryGetValue(file.Key, out var item) && item.Definition != SchemaJson.Write(file.Definition) ? KeptFromOthers(item) : null;

    private static void Apply(SiteDbContext db, ImportLedger ledger, Dictionary<Guid, SchemaItem> items, SchemaImport file, DateTime now)
    {
        var outcome = ImportOutcome.Changed;
        var edited = false;
        if (items.TryGetValue(file.Key, out var item))
        {
            edited = ledger.LastOf(file)?.ItemVersion != item.Version;
            if (edited && item.Definition == SchemaJson.Write(file.Definition))
            {
                // What was written in the back office and then exported.
                ledger.Apply(file, ImportOutcome.Same, item.Version);
                return;
            }
        }
        else
        {
            outcome = ImportOutcome.Created;
            items[file.Key] = item = new SchemaItem
            {
                Key = file.Key,
                Kind = file.Definition.Kind,
                Alias = "",
                Name = "",
                Definition = "",
            };
            db.Add(item);
        }
        item.Alias = file.Definition.Alias;
        item.Name = file.Definition.Name;
        item.Definition = SchemaJson.Write(file.Definition);
        item.UpdateDate = now;
        item.Version++;
        ledger.Apply(file, outcome, item.Version, edited ? "Remplace une modification faite dans le back-office." : null);
    }

    // The folder of another site may name another default language: the site's own stays, unless the same import changes it.
    private static SchemaImport WithOneDefault(SchemaImport file, IReadOnlyList<SchemaImport> files, Dictionary<Guid, SchemaItem> items)
    {
        if (file.Definition is not LanguageDefinition { IsDefault: true } language)
        {
            return file;
        }
        var other = items.Values.FirstOrDefault(item => item.Kind == SchemaKind.Language && item.Key != file.Key
            && !files.Any(changed => changed.Key == item.Key && changed.Definition is LanguageDefinition { IsDefault: false })
            && ((LanguageDefinition)SchemaJson.Read(item.Kind, item.Definition)).IsDefault);
        return other is null
            ? file
            : file with
            {
                Definition = language with { IsDefault = false },
                Note = $"«\u00A0{other.Name}\u00A0» reste la langue par défaut."
            };
    }

    private static string? WhyRefused(SchemaDefinition definition, Dictionary<Guid, SchemaItem> items)
    {
        if (items.TryGetValue(definition.Key, out var sameKey) && sameKey.Kind != definition.Kind)
        {
            return $"Clé en double\u00A0: «\u00A0{sameKey.Alias}\u00A0» a la même.";
        }
        if (definition.Alias.Length is 0 or > 255 || definition.Name.Length > 255)
        {
            return "L’alias manque, ou l’alias ou le nom dépasse 255 caractères.";
        }
        if (items.Values.Any(other => other.Kind == definition.Kind && other.Key != definition.Key
            && other.Alias.Equals(definition.Alias, StringComparison.OrdinalIgnoreCase)))
        {
            return $"L’alias «\u00A0{definition.Alias}\u00A0» est déjà pris.";
        }
        return definition is ContentTypeDefinition type ? WhyRefused(type, items) : null;
    }

    private static string? WhyRefused(ContentTypeDefinition type, Dictionary<Guid, SchemaItem> items)
    {
        foreach (var composition in type.Compositions)
        {
            if (items.GetValueOrDefault(composition)?.Kind != type.Kind)
            {
                return $"Composition inconnue\u00A0: {composition}.";
            }
        }
        var orphan = type.Properties.FirstOrDefault(property => items.GetValueOrDefault(property.DataType)?.Kind != SchemaKind.DataType);
        return orphan is null ? null : $"Type de données inconnu pour la propriété «\u00A0{orphan.Alias}\u00A0»\u00A0: {orphan.DataType}.";
    }
}
