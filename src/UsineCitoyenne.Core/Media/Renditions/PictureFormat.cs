namespace UsineCitoyenne.Core.Media.Renditions;

/// <summary>What a rendition is written in.</summary>
public enum PictureFormat
{
    Jpeg,
    Png,
    WebP,
    Avif,
}

public static class PictureFormats
{
    public static string Extension(this PictureFormat format) => format switch
    {
        PictureFormat.Avif => "avif",
        PictureFormat.WebP => "webp",
        PictureFormat.Png => "png",
        _ => "jpg",
    };

    public static string ContentType(this PictureFormat format) =>
        format == PictureFormat.Jpeg ? "image/jpeg" : "image/" + format.Extension();

    /// <summary>The lightest that the browser says it reads.</summary>
    /// <param name="accept">The <c>Accept</c> header.</param>
    /// <param name="source">Address or name of the picture: one that may be transparent does not become a JPEG.</param>
    public static PictureFormat Best(string accept, string source) =>
        accept.Contains("image/avif", StringComparison.OrdinalIgnoreCase) ? PictureFormat.Avif
        : accept.Contains("image/webp", StringComparison.OrdinalIgnoreCase) ? PictureFormat.WebP
        : Path.GetExtension(source).ToLowerInvariant() is ".jpg" or ".jpeg" ? PictureFormat.Jpeg
        : PictureFormat.Png;
}
