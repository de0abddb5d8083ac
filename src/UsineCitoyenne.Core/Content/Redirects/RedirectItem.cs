namespace UsineCitoyenne.Core.Content.Redirects;

/// <param name="OldUrl">Path on the site, with a slash at both ends.</param>
/// <param name="NewUrl">Where the document is now; null while it is offline.</param>
public sealed record RedirectItem(Guid Key, string OldUrl, string? NewUrl, Guid Document, DateTime CreatedAt);
