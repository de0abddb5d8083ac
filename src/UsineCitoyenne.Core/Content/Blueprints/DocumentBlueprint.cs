namespace UsineCitoyenne.Core.Content.Blueprints;

/// <summary>A model that new documents of its type may begin as.</summary>
internal sealed class DocumentBlueprint
{
    public required Guid Key { get; init; }

    public required Guid ContentTypeKey { get; init; }

    /// <summary>Alias of the type.</summary>
    public required string ContentType { get; init; }

    public required string Name { get; set; }

    /// <summary>JSON of <see cref="DocumentValues"/>.</summary>
    public required string Values { get; set; }

    public DateTime CreateDate { get; init; }

    public DateTime UpdateDate { get; set; }
}
