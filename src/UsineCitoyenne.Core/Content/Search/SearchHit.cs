using UsineCitoyenne.Core.Content.Published;

namespace UsineCitoyenne.Core.Content.Search;

/// <param name="Url">Within the frame of the site that was searched.</param>
/// <param name="Snippet">Plain text around the first word found, at most about 200 characters; the beginning of the page for a hit by
/// name.</param>
public sealed record SearchHit(PublishedDocument Document, string Url, string Snippet, bool InName);
