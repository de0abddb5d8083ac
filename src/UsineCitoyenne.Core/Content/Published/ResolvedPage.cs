namespace UsineCitoyenne.Core.Content.Published;

/// <param name="Site">Home of the département, or the nation's, in whose frame to show the document.</param>
/// <param name="Url">This page's own path, with its final slash: a request that spells it otherwise is redirected here.</param>
/// <param name="IsInherited">True when a département shows a page of the nation.</param>
public sealed record ResolvedPage(PublishedDocument Document, PublishedDocument Site, string Url, bool IsInherited)
{
    /// <summary>Path that search engines should keep: one national tutorial has one address, however many départements show it.</summary>
    public string CanonicalUrl => Document.Url;

    /// <summary>The list it stands in within <see cref="Site"/>; null when it stands in none.</summary>
    public PublishedDocument? Parent => IsInherited
        ? Site.Children.FirstOrDefault(child => child.ContentType == Document.Parent?.ContentType) ?? Document.Parent
        : Document.Parent;
}
