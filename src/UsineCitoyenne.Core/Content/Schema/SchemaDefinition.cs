using System.Text.Json.Serialization;

namespace UsineCitoyenne.Core.Content.Schema;

/// <summary>What an item of the schema means, apart from how any file format writes it. Immutable.</summary>
/// <param name="Key">The same in every environment.</param>
/// <param name="Alias">Unique among items of the same kind; a data type's is its name, a language's its ISO code.</param>
public abstract record SchemaDefinition(Guid Key, string Alias, string Name)
{
    [JsonIgnore]
    public abstract SchemaKind Kind { get; }
}

/// <param name="Alias">The ISO code, for instance <c>fr-FR</c>.</param>
public sealed record LanguageDefinition(Guid Key, string Alias, string Name, bool IsDefault, bool IsMandatory)
    : SchemaDefinition(Key, Alias, Name)
{
    public override SchemaKind Kind => SchemaKind.Language;
}

/// <param name="EditorAlias">What the values are, for instance <c>Umbraco.RichText</c>.</param>
/// <param name="EditorUiAlias">What edits them in the back office, for instance <c>Umb.PropertyEditorUi.Tiptap</c>.</param>
/// <param name="Configuration">JSON.</param>
public sealed record DataTypeDefinition(Guid Key, string Alias, string Name, string EditorAlias, string EditorUiAlias, string Configuration)
    : SchemaDefinition(Key, Alias, Name)
{
    public override SchemaKind Kind => SchemaKind.DataType;
}

public sealed record TemplateDefinition(Guid Key, string Alias, string Name) : SchemaDefinition(Key, Alias, Name)
{
    public override SchemaKind Kind => SchemaKind.Template;
}

/// <param name="Alias">The key that views ask for, for instance <c>site.name</c>.</param>
/// <param name="ParentAlias">Null at the root.</param>
/// <param name="Translations">Text by ISO code of the language.</param>
public sealed record DictionaryDefinition(
    Guid Key, string Alias, string Name, string? ParentAlias, IReadOnlyDictionary<string, string> Translations)
    : SchemaDefinition(Key, Alias, Name)
{
    public override SchemaKind Kind => SchemaKind.Dictionary;
}

/// <param name="Alias">The host name or path.</param>
/// <param name="RootKey">The document it leads to.</param>
public sealed record DomainDefinition(Guid Key, string Alias, string Name, Guid RootKey, string Language, bool IsWildcard)
    : SchemaDefinition(Key, Alias, Name)
{
    public override SchemaKind Kind => SchemaKind.Domain;

    /// <summary>Among those of the same document; the first is the canonical one.</summary>
    public int SortOrder { get; init; }
}
