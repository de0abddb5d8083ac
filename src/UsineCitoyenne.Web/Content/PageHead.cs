namespace UsineCitoyenne.Web.Content;

/// <summary>What a page tells browsers, search engines and networks of itself. The layout draws it.</summary>
public sealed record PageHead
{
    public required string Title { get; init; }

    public string Description { get; init; } = "";

    /// <summary>Absolute; empty where there is none to give (private pages).</summary>
    public string Canonical { get; init; } = "";

    /// <summary>Absolute URL of a picture; empty for the site's own.</summary>
    public string Picture { get; init; } = "";

    public bool NoIndex { get; init; }

    /// <summary>Null but in an editor's preview.</summary>
    public PreviewBanner? Preview { get; init; }

    /// <summary>JSON-LD, already serialised; empty when none.</summary>
    public string StructuredData { get; init; } = "";

    public IReadOnlyList<MenuEntry> Breadcrumb { get; init; } = [];
}

/// <param name="IsDraft">True when visitors do not read the page as it is shown.</param>
/// <param name="IsFramed">True within the back office, which has its own way out.</param>
public sealed record PreviewBanner(bool IsDraft, bool IsFramed);
