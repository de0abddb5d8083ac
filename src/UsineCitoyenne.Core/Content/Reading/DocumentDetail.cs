namespace UsineCitoyenne.Core.Content.Reading;

/// <summary>A whole document, for the editing form.</summary>
/// <param name="Values">The draft, by property alias, as stored.</param>
/// <param name="PublishAt">UTC; null when nothing is planned.</param>
/// <param name="UnpublishAt">UTC; null when nothing is planned.</param>
/// <param name="PublishedAt">UTC; null when it never was online.</param>
public sealed record DocumentDetail(
    DocumentNode Node, IReadOnlyDictionary<string, string> Values, Guid? Template, DateTime? PublishedAt, DateTime? PublishAt,
    DateTime? UnpublishAt);
