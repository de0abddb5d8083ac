namespace UsineCitoyenne.Core.Content.Published;

/// <param name="Url">Where to read it without leaving the frame of the list.</param>
/// <param name="IsInherited">True when the nation wrote it and the list is a département's.</param>
public sealed record ListingItem(PublishedDocument Document, string Url, bool IsInherited);
