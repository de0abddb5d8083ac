using System.Diagnostics.CodeAnalysis;

namespace UsineCitoyenne.Core.Content.Schema;

/// <summary>The whole schema, immutable. Items are found by key or by kind and alias (case does not matter).</summary>
public sealed class ContentSchema
{
    public static readonly ContentSchema Empty = new([]);

    private readonly Dictionary<Guid, SchemaDefinition> byKey;
    private readonly Dictionary<(SchemaKind, string), SchemaDefinition> byAlias;

    public ContentSchema(IEnumerable<SchemaDefinition> definitions)
    {
        byKey = definitions.ToDictionary(definition => definition.Key);
        byAlias = byKey.Values.ToDictionary(definition => (definition.Kind, Fold(definition.Alias)));
    }

    public IEnumerable<T> All<T>(SchemaKind kind)
        where T : SchemaDefinition => byKey.Values.Where(item => item.Kind == kind).OfType<T>()
            .OrderBy(item => item.Alias, StringComparer.Ordinal);

    public bool TryGet<T>(Guid key, [NotNullWhen(true)] out T? definition)
        where T : SchemaDefinition
    {
        definition = byKey.GetValueOrDefault(key) as T;
        return definition is not null;
    }

    public bool TryGet<T>(SchemaKind kind, string alias, [NotNullWhen(true)] out T? definition)
        where T : SchemaDefinition
    {
        definition = byAlias.GetValueOrDefault((kind, Fold(alias))) as T;
        return definition is not null;
    }

    public ContentTypeDefinition? ContentType(string alias) =>
        TryGet<ContentTypeDefinition>(SchemaKind.ContentType, alias, out var type) ? type : null;

    /// <summary>The type's properties and those of its compositions, each once, in the order of the form.</summary>
    public IReadOnlyList<PropertyDefinition> PropertiesOf(ContentTypeDefinition type)
    {
        var properties = new List<PropertyDefinition>();
        Collect(type, properties, []);
        return properties;
    }

    /// <summary>Editor alias of a property, as its data type says.</summary>
    public string EditorOf(PropertyDefinition property) =>
        TryGet<DataTypeDefinition>(property.DataType, out var dataType) ? dataType.EditorAlias : property.EditorAlias;

    /// <summary>A text of the dictionary in the default language; the key itself when nobody wrote it.</summary>
    public string Phrase(string key, string language = "fr-FR") =>
        TryGet<DictionaryDefinition>(SchemaKind.Dictionary, key, out var item) && item.Translations.TryGetValue(language, out var text)
            ? text
            : key;

    private void Collect(ContentTypeDefinition type, List<PropertyDefinition> properties, HashSet<Guid> seen)
    {
        if (!seen.Add(type.Key))
        {
            return;
        }
        foreach (var property in type.Properties.OrderBy(property => property.SortOrder))
        {
            if (properties.TrueForAll(other => !string.Equals(other.Alias, property.Alias, StringComparison.OrdinalIgnoreCase)))
            {
                properties.Add(property);
            }
        }
        foreach (var key in type.Compositions)
        {
            if (TryGet<ContentTypeDefinition>(key, out var composition))
            {
                Collect(composition, properties, seen);
            }
        }
    }

    private static string Fold(string alias) => alias.ToUpperInvariant();
}
