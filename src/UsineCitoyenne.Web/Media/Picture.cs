using UsineCitoyenne.Core.Content.Published;

namespace UsineCitoyenne.Web.Media;

/// <summary>A picture in its place on a page. Drawn by <c>_Picture</c>.</summary>
/// <param name="Alt">Empty where the text beside says it all.</param>
public sealed record Picture(PublishedMedia Media, string Alt)
{
    /// <summary><see cref="Sizes"/> in a list of cards.</summary>
    public const string CardSizes = "(min-width: 64em) 24rem, (min-width: 40em) 50vw, 100vw";

    /// <summary>Width over height of the place; null where the picture has its own shape.</summary>
    public double? Shape { get; init; }

    /// <summary>How wide the place is, as <c>sizes</c> says it.</summary>
    public string Sizes { get; init; } = "(min-width: 64em) 38rem, 100vw";

    /// <summary>Seen without scrolling: loaded at once.</summary>
    public bool First { get; init; }
}
