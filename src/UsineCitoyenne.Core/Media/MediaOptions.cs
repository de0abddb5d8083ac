namespace UsineCitoyenne.Core.Media;

/// <summary>Limits of the media library. Section <c>Media</c> of the configuration.</summary>
public sealed class MediaOptions
{
    public const string Section = "Media";

    /// <summary>Largest file that can be sent, in megabytes (10⁶ bytes).</summary>
    public int MaximumMegabytes { get; set; } = 200;

    /// <summary>Largest picture, in millions of pixels: a small file can unfold into more than the memory holds.</summary>
    public int MaximumMegapixels { get; set; } = 100;

    /// <summary>Longest time spent on one rendition.</summary>
    public TimeSpan RenditionTime { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Room for renditions on disk, in megabytes; the oldest make way.</summary>
    public int RenditionMegabytes { get; set; } = 2000;

    /// <summary>Kinds taken besides pictures, drawings, films, sounds, PDF and office documents, without a dot: <c>zip</c>.</summary>
    public string[] OtherExtensions { get; set; } = [];

    public long MaximumBytes => MaximumMegabytes * 1_000_000L;

    public long MaximumPixels => MaximumMegapixels * 1_000_000L;
}
