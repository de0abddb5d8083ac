namespace UsineCitoyenne.Core.Content.Overrides;

/// <summary>A local page that takes the place of a national one.</summary>
internal sealed class ContentOverride
{
    public required Guid DocumentKey { get; init; }

    public required Guid SourceKey { get; init; }

    /// <summary>When the source, as the local editor last saw it, was published.</summary>
    public DateTime SourceVersion { get; set; }
}
