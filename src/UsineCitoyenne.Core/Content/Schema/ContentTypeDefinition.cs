using System.Text.Json.Serialization;

namespace UsineCitoyenne.Core.Content.Schema;

/// <summary>
/// A document, media or member type. Its own properties only: <see cref="ContentSchema.PropertiesOf"/> adds those of its compositions.
/// </summary>
public sealed record ContentTypeDefinition(Guid Key, string Alias, string Name, SchemaKind Of) : SchemaDefinition(Key, Alias, Name)
{
    /// <summary><see cref="SchemaKind.ContentType"/>, <see cref="SchemaKind.MediaType"/> or <see cref="SchemaKind.MemberType"/>.</summary>
    [JsonIgnore]
    public override SchemaKind Kind => Of;

    public string Icon { get; init; } = "";

    public string Description { get; init; } = "";

    public bool AllowedAtRoot { get; init; }

    /// <summary>True for what lives inside a block list and is never a document.</summary>
    public bool IsElement { get; init; }

    /// <summary>Key of the data type that shows what is below as a table; null for the tree only.</summary>
    public Guid? ListView { get; init; }

    public IReadOnlyList<Guid> Compositions { get; init; } = [];

    /// <summary>Keys of the types that may be created below, in the order offered.</summary>
    public IReadOnlyList<Guid> AllowedChildren { get; init; } = [];

    public string? DefaultTemplate { get; init; }

    public IReadOnlyList<Guid> AllowedTemplates { get; init; } = [];

    public IReadOnlyList<PropertyDefinition> Properties { get; init; } = [];

    public IReadOnlyList<PropertyGroupDefinition> Groups { get; init; } = [];
}

/// <param name="Type"><c>Tab</c> or <c>Group</c>.</param>
public sealed record PropertyGroupDefinition(Guid Key, string Alias, string Name, string Type, int SortOrder);
