using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content.Schema;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Content;

/// <summary>
/// The short texts of the site, by key, for who has the Translation section. A change is on the site at once, and the next
/// uSync export writes it.
/// </summary>
public sealed class DictionaryItems(Database database, SiteContent site, TimeProvider clock)
{
    private const int KeyLength = 255;

    /// <summary>All of them, by key.</summary>
    public async Task<IReadOnlyList<DictionaryDefinition>> AllAsync(Editor by, CancellationToken cancel = default)
    {
        by.RequireSection(SectionAliases.Translation);
        await using var db = database.Read();
        return [.. (await db.SchemaAsync(cancel)).All<DictionaryDefinition>(SchemaKind.Dictionary)];
    }

    /// <param name="parent">Key of the item above; null at the root.</param>
    /// <param name="translations">Text by ISO code; an empty text is none.</param>
    /// <exception cref="ContentException">The key is taken, empty or too long, or a language is unknown.</exception>
    public Task CreateAsync(
        Editor by, Guid key, Guid? parent, string name, IReadOnlyDictionary<string, string> translations,
        CancellationToken cancel = default) =>
        WriteAsync(by, (db, items) =>
        {
            if (items.Any(item => item.Row.Key == key))
            {
                throw new ContentException("Cet élément existe déjà.");
            }
            var above = parent is { } at ? Find(items, at).Now.Alias : null;
            var row = new SchemaItem { Key = key, Kind = SchemaKind.Dictionary, Alias = "", Name = "", Definition = "" };
            db.Add(row);
            Store(row, new DictionaryDefinition(key, Named(items, key, name), name.Trim(), above, translations));
        }, translations.Keys, cancel);

    /// <param name="translations">All of them: an absent or empty text is a deletion.</param>
    /// <exception cref="ContentException">As for a new one, or there is none of this key.</exception>
    public Task SaveAsync(Editor by, Guid key, string name, IReadOnlyDictionary<string, string> translations,
        CancellationToken cancel = default) =>
        WriteAsync(by, (_, items) =>
        {
            var (row, now) = Find(items, key);
            var alias = Named(items, key, name);
            foreach (var (below, child) in items.Where(item => alias != now.Alias && Same(item.Now.ParentAlias, now.Alias)))
            {
                Store(below, child with { ParentAlias = alias });
            }
            Store(row, now with { Alias = alias, Name = alias, Translations = translations });
        }, translations.Keys, cancel);

    /// <param name="target">Key of the item to put it below; null for the root.</param>
    /// <exception cref="ContentException">There is none, or the target is below what moves.</exception>
    public Task MoveAsync(Editor by, Guid key, Guid? target, CancellationToken cancel = default) => WriteAsync(by, (_, items) =>
    {
        var (row, now) = Find(items, key);
        var above = target is { } at ? Find(items, at).Now : null;
        if (above is not null && WithAllBelow(items, now.Alias).Any(item => item.Row.Key == above.Key))
        {
            throw new ContentException("Un élément ne se range pas sous lui-même.");
        }
        Store(row, now with { ParentAlias = above?.Alias });
    }, [], cancel);

    /// <summary>
    /// Adds texts that a file brings. Of one whose key or name is there already, it replaces the translations that it has.
    /// </summary>
    /// <param name="parent">Key of the item to put them below; null for the root.</param>
    /// <param name="texts">Those above before those below.</param>
    /// <exception cref="ContentException">A language is unknown, or a name is empty or too long.</exception>
    public Task ImportAsync(Editor by, Guid? parent, IReadOnlyList<DictionaryDefinition> texts, CancellationToken cancel = default) =>
        WriteAsync(by, (db, items) =>
    {
        var above = parent is { } at ? Find(items, at).Now.Alias : null;
        foreach (var text in texts)
        {
            if ((items.Find(item => item.Row.Key == text.Key) ?? items.Find(item => Same(item.Now.Alias, text.Alias))) is { } there)
            {
                var merged = there.Now.Translations.ToDictionary();
                text.Translations.ToList().ForEach(pair => merged[pair.Key] = pair.Value);
                Store(there.Row, there.Now with { Translations = merged });
                continue;
            }
            var row = new SchemaItem { Key = text.Key, Kind = SchemaKind.Dictionary, Alias = "", Name = "", Definition = "" };
            var added = text with
            {
                Alias = Named(items, text.Key, text.Alias),
                Name = text.Alias.Trim(),
                ParentAlias = text.ParentAlias
                ?? above
            };
            db.Add(row);
            Store(row, added);
            items.Add(new Item(row, added));
        }
    }, texts.SelectMany(text => text.Translations.Keys), cancel);

    /// <summary>With all that is below.</summary>
    public Task DeleteAsync(Editor by, Guid key, CancellationToken cancel = default) => WriteAsync(by, (db, items) =>
        db.RemoveRange(WithAllBelow(items, Find(items, key).Now.Alias).Select(item => item.Row).ToList()), [], cancel);

    private async Task WriteAsync(Editor by, Action<SiteDbContext, List<Item>> act, IEnumerable<string> languages, CancellationToken cancel)
    {
        by.RequireSection(SectionAliases.Translation);
        await database.WriteAsync(async db =>
        {
            await ContentRevision.BumpAsync(db, cancel);
            var rows = await db.Set<SchemaItem>().Where(item => item.Kind == SchemaKind.Dictionary || item.Kind == SchemaKind.Language)
                .ToListAsync(cancel);
            var unknown = languages.Except(rows.Where(row => row.Kind == SchemaKind.Language)
                .Select(row => row.Alias), StringComparer.OrdinalIgnoreCase).ToList();
            if (unknown.Count > 0)
            {
                throw new ContentException($"Le site n’a pas cette langue\u00A0: {unknown[0]}.");
            }
            act(db, [.. rows.Where(row => row.Kind == SchemaKind.Dictionary)
                .Select(row => new Item(row, (DictionaryDefinition)SchemaJson.Read(row.Kind, row.Definition)))]);
        }, cancel);
        await site.ReloadIfChangedAsync(cancel);
    }

    private void Store(SchemaItem row, DictionaryDefinition now)
    {
        now = now with
        {
            Translations = now.Translations.Where(text => text.Value.Length > 0)
            .ToDictionary(text => text.Key, text => XmlCharacters.Fit(text.Value))
        };
        (row.Alias, row.Name, row.Definition, row.UpdateDate) = (now.Alias, now.Name, SchemaJson.Write(now), clock.GetUtcNow().UtcDateTime);
        row.Version++;
    }

    private static Item Find(List<Item> items, Guid key) =>
        items.Find(item => item.Row.Key == key) ?? throw new ContentNotFoundException("Ce texte n’existe plus.");

    private static string Named(List<Item> items, Guid key, string name)
    {
        var alias = XmlCharacters.Line(name).Trim();
        if (alias.Length is 0 or > KeyLength)
        {
            throw new ContentException($"La clé d’un texte compte de 1 à {KeyLength} caractères.");
        }
        return items.Exists(item => item.Row.Key != key && Same(item.Now.Alias, alias))
            ? throw new ContentException($"La clé «\u00A0{alias}\u00A0» est déjà prise.")
            : alias;
    }

    private static IEnumerable<Item> WithAllBelow(List<Item> items, string alias) => items.Where(item => Same(item.Now.Alias, alias))
        .Concat(items.Where(item => Same(item.Now.ParentAlias, alias)).SelectMany(item => WithAllBelow(items, item.Now.Alias)));

    private static bool Same(string? left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private sealed record Item(SchemaItem Row, DictionaryDefinition Now);
}
