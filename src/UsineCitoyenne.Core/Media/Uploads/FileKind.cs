namespace UsineCitoyenne.Core.Media.Uploads;

/// <summary>A kind of file that the library takes.</summary>
/// <param name="Name">For people: « JPEG ».</param>
/// <param name="Extensions">In lower case, without a dot; the first is the one given to files.</param>
public sealed record FileKind(string Name, FileFamily Family, string ContentType, params string[] Extensions)
{
    public static FileKind Jpeg { get; } = new("JPEG", FileFamily.Picture, "image/jpeg", "jpg", "jpeg");

    public static FileKind Png { get; } = new("PNG", FileFamily.Picture, "image/png", "png");

    public static FileKind WebP { get; } = new("WebP", FileFamily.Picture, "image/webp", "webp");

    public static FileKind Avif { get; } = new("AVIF", FileFamily.Picture, "image/avif", "avif");

    public static FileKind Gif { get; } = new("GIF", FileFamily.Picture, "image/gif", "gif");

    /// <summary>What telephones make, and browsers do not show: known, so that its sender is told what to do.</summary>
    public static FileKind Heic { get; } = new("HEIC", FileFamily.Picture, "image/heic", "heic", "heif");

    public static FileKind Svg { get; } = new("SVG", FileFamily.Drawing, "image/svg+xml", "svg");

    public static FileKind Pdf { get; } = new("PDF", FileFamily.Article, "application/pdf", "pdf");

    public static FileKind Mp4 { get; } = new("MP4", FileFamily.Film, "video/mp4", "mp4", "m4v");

    public static FileKind WebM { get; } = new("WebM", FileFamily.Film, "video/webm", "webm");

    public static FileKind Mp3 { get; } = new("MP3", FileFamily.Sound, "audio/mpeg", "mp3");

    public static FileKind Docx { get; } =
        new("Word", FileFamily.Article, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx");

    public static FileKind Xlsx { get; } = new("Excel", FileFamily.Other,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx");

    public static FileKind Odt { get; } = new("OpenDocument", FileFamily.Article, "application/vnd.oasis.opendocument.text", "odt");

    public static FileKind Ods { get; } = new("OpenDocument", FileFamily.Other, "application/vnd.oasis.opendocument.spreadsheet", "ods");

    public static FileKind Pptx { get; } =
        new("PowerPoint", FileFamily.Article, "application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx");

    public static FileKind Odp { get; } = new("OpenDocument", FileFamily.Article, "application/vnd.oasis.opendocument.presentation", "odp");

    public static FileKind Zip { get; } = new("ZIP", FileFamily.Other, "application/zip", "zip");

    /// <summary>Texts of the site, for the Translation section to read: no media item holds them.</summary>
    public static FileKind Texts { get; } = new("UDT", FileFamily.Texts, "text/xml", "udt");

    /// <summary>Taken everywhere.</summary>
    public static IReadOnlyList<FileKind> Common { get; } = [
        Jpeg, Png, WebP, Avif, Gif, Svg, Pdf, Docx, Odt, Xlsx, Ods, Pptx, Odp, Mp4, WebM, Mp3];

    /// <summary>Taken where <see cref="MediaOptions.OtherExtensions"/> says so.</summary>
    public static IReadOnlyList<FileKind> Optional { get; } = [Zip];

    /// <param name="extension">With or without its dot, in any case.</param>
    /// <returns>Null for a kind that no setting allows.</returns>
    public static FileKind? OfExtension(string extension) =>
        Common.Concat(Optional).Append(Texts).FirstOrDefault(kind => kind.Extensions.Contains(extension.TrimStart('.').ToLowerInvariant()));

    /// <summary>Kept as it came but for what it tells of its author: browsers show it and libvips makes renditions of it.</summary>
    public bool HasRenditions => this == Jpeg || this == Png || this == WebP || this == Avif;
}
