namespace UsineCitoyenne.Core.Content.Schema;

/// <summary>One item of the schema as stored: what it means, and the file it came from with everything we do not read.</summary>
internal sealed class SchemaItem
{
    public required Guid Key { get; init; }

    public required SchemaKind Kind { get; init; }

    public required string Alias { get; set; }

    public required string Name { get; set; }

    /// <summary>JSON of the <see cref="SchemaDefinition"/>.</summary>
    public required string Definition { get; set; }

    /// <summary>The imported file, whole, so that an export gives back elements unknown to us. Opaque to Core.</summary>
    public required string Xml { get; set; }

    /// <summary>SHA-256 of the file, hexadecimal.</summary>
    public required string Hash { get; set; }

    public DateTime UpdateDate { get; set; }

    /// <summary>Goes up with each change; guards against two editors at once.</summary>
    public int Version { get; set; }
}
