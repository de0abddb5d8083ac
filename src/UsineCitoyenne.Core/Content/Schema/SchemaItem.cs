namespace UsineCitoyenne.Core.Content.Schema;

/// <summary>One item of the schema as stored.</summary>
internal sealed class SchemaItem
{
    public required Guid Key { get; init; }

    public required SchemaKind Kind { get; init; }

    public required string Alias { get; set; }

    public required string Name { get; set; }

    /// <summary>JSON of the <see cref="SchemaDefinition"/>.</summary>
    public required string Definition { get; set; }

    public DateTime UpdateDate { get; set; }

    /// <summary>Goes up with each change; guards against two editors at once.</summary>
    public int Version { get; set; }
}
