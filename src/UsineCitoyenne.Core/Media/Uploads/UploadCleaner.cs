using System.Xml;
using UsineCitoyenne.Core.Media.Renditions;
using UsineCitoyenne.Core.Media.Uploads.Metadata;

namespace UsineCitoyenne.Core.Media.Uploads;

/// <summary>
/// Makes a file that was sent fit to be shown: pictures lose what they tell of where, when and by whom, drawings lose their scripts.
/// The pixels of a picture stay as they are, unless it lies on its side.
/// </summary>
internal sealed class UploadCleaner(PictureStudio studio)
{
    /// <summary>Rewrites the file in place.</summary>
    /// <exception cref="UploadRefusedException">It cannot be read.</exception>
    public async Task<(int? Width, int? Height)> CleanAsync(string file, FileKind kind, CancellationToken cancel)
    {
        try
        {
            return kind.Family switch
            {
                FileFamily.Drawing => CleanDrawing(file, cancel),
                FileFamily.Picture => await CleanPictureAsync(file, kind, cancel),
                FileFamily.Film or FileFamily.Sound => CleanFilm(file, kind),
                _ => default,
            };
        }
        catch (XmlException failure)
        {
            throw new UploadRefusedException(UploadRefusal.Unreadable,
                "Ce dessin SVG ne peut pas être lu\u00A0: enregistrez-le à nouveau, en «\u00A0SVG simple\u00A0».", failure);
        }
        catch (PictureException failure)
        {
            throw new UploadRefusedException(
                UploadRefusal.Unreadable, $"{failure.Message.TrimEnd('.')}\u00A0: enregistrez-la à nouveau, puis renvoyez-la.", failure);
        }
    }

    private static (int? Width, int? Height) CleanFilm(string file, FileKind kind)
    {
        FilmMetadata.Remove(file, kind);
        return default;
    }

    private static (int? Width, int? Height) CleanDrawing(string file, CancellationToken cancel)
    {
        using var stream = File.OpenRead(file);
        var (bytes, width, height) = SvgCleaner.Clean(stream, cancel);
        stream.Close();
        File.WriteAllBytes(file, bytes);
        return (width, height);
    }

    private async Task<(int? Width, int? Height)> CleanPictureAsync(string file, FileKind kind, CancellationToken cancel)
    {
        var facts = studio.Look(file);
        await studio.CheckAsync(file, cancel);
        await File.WriteAllBytesAsync(file, await WithoutMetadataAsync(file, kind, facts, cancel), cancel);
        return (facts.Width, facts.Height);
    }

    private async Task<byte[]> WithoutMetadataAsync(string file, FileKind kind, PictureFacts facts, CancellationToken cancel)
    {
        var bytes = await File.ReadAllBytesAsync(file, cancel);
        if (kind == FileKind.Avif)
        {
            // Metadata stand amid the picture's own boxes there: out of reach without making it again.
            return facts.HasMetadata || facts.IsTurned ? await studio.RewriteAsync(file, PictureFormat.Avif, cancel) : bytes;
        }
        if (kind == FileKind.Gif)
        {
            return GifMetadata.Without(bytes) ?? throw new PictureException("L’image ne peut pas être lue.");
        }
        var format = kind == FileKind.Jpeg ? PictureFormat.Jpeg : kind == FileKind.Png ? PictureFormat.Png : PictureFormat.WebP;
        if (facts.IsTurned && (facts.IsAnimated || PngMetadata.IsAnimated(bytes)))
        {
            throw new PictureException("Cette image animée est enregistrée couchée, et ne peut être redressée ici");
        }
        var copied = facts.IsTurned ? null : format switch
        {
            PictureFormat.Jpeg => JpegMetadata.Without(bytes),
            PictureFormat.Png => PngMetadata.Without(bytes),
            _ => WebPMetadata.Without(bytes),
        };
        return copied ?? await studio.RewriteAsync(file, format, cancel);
    }
}
