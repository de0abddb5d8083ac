namespace UsineCitoyenne.Core.Content.Blueprints;

/// <param name="ContentType">Alias of the document type.</param>
public sealed record BlueprintItem(Guid Key, Guid ContentTypeKey, string ContentType, string Name, DateTime CreateDate,
    DateTime UpdateDate);

/// <param name="Values">By property alias, as stored: what a new document begins with.</param>
public sealed record BlueprintContent(BlueprintItem Item, IReadOnlyDictionary<string, string> Values);
