using UsineCitoyenne.Core.Media.Libvips;

namespace UsineCitoyenne.Core.Media.Renditions;

/// <summary>
/// Reads and makes pictures with libvips, within limits: pixels, time, and as many at once as there are processors, so that
/// visitors asking for a hundred renditions wait in a line instead of taking the machine down.
/// </summary>
public sealed class PictureStudio : IDisposable
{
    private readonly SemaphoreSlim places = new(Environment.ProcessorCount);
    private readonly MediaOptions limits;

    public PictureStudio(MediaOptions limits) => this.limits = limits;

    /// <summary>Null when pictures can be read; otherwise why not, for the log.</summary>
    public static string? WhyMissing => Vips.WhyMissing;

    /// <summary>Reads the head of a file only.</summary>
    /// <exception cref="PictureException">No picture that can be read, or too large a one.</exception>
    public PictureFacts Look(string file) => Guarded(() =>
    {
        using var image = Open(file);
        var lies = image.Orientation >= 5;
        return new PictureFacts(
            lies ? image.Height : image.Width, lies ? image.Width : image.Height, image.Orientation > 1, image.HasAlpha,
            image.Has("exif-data") || image.Has("xmp-data") || image.Has("iptc-data"));
    });

    /// <summary>Reads every pixel: a file cut short, or damaged, is refused.</summary>
    /// <exception cref="PictureException">No picture that can be read to its end.</exception>
    public Task CheckAsync(string file, CancellationToken cancel = default) => InTurnAsync(() =>
    {
        using var image = Open(file, $"fail-on=truncated");
        // An average needs all of it.
        using var average = new VipsOperation("avg").With("in", image);
        average.Run();
        return true;
    }, cancel);

    /// <exception cref="PictureException">The source cannot be read, or takes too long.</exception>
    public Task<byte[]> RenderAsync(string file, Rendition rendition, PictureFormat format, CancellationToken cancel = default) => InTurnAsync(() =>
    {
        var facts = Look(file);
        var region = rendition.Region;
        var (width, height) = (region.Width * facts.Width, region.Height * facts.Height);
        var scale = Math.Min(1, Math.Min(rendition.Width / width, (rendition.Height ?? double.MaxValue) / height));
        var (wholeWidth, wholeHeight) = (Pixels(facts.Width * scale), Pixels(facts.Height * scale));
        var (cutWidth, cutHeight) = (Math.Min(Pixels(width * scale), wholeWidth), Math.Min(Pixels(height * scale), wholeHeight));
        using var thumbnail = new VipsOperation("thumbnail_source").WithFile(file)
            .With($"width={wholeWidth},height={wholeHeight},size=force");
        using var whole = thumbnail.Image();
        if (region == PictureRegion.Whole)
        {
            return SaveForWeb(whole, format);
        }
        var left = Math.Min((int)Math.Round(region.Left * wholeWidth), wholeWidth - cutWidth);
        var top = Math.Min((int)Math.Round(region.Top * wholeHeight), wholeHeight - cutHeight);
        using var cut = new VipsOperation("extract_area").With("input", whole).With($"left={left},top={top},width={cutWidth},height={cutHeight}");
        using var part = cut.Image();
        return SaveForWeb(part, format);
    }, cancel);

    /// <summary>The same picture, upright and without metadata but for its colours' profile, at a quality that the eye takes for the same.</summary>
    /// <exception cref="PictureException">The source cannot be read, or takes too long.</exception>
    public Task<byte[]> RewriteAsync(string file, PictureFormat format, CancellationToken cancel = default) => InTurnAsync(() =>
    {
        using var opened = Open(file);
        using var turn = new VipsOperation("autorot").With("in", opened);
        using var upright = turn.Image();
        return format switch
        {
            PictureFormat.Jpeg => Save(upright, "jpegsave_buffer", $"Q=94,optimize-coding=true,keep=icc"),
            PictureFormat.WebP => Save(upright, "webpsave_buffer", $"Q=92,effort=4,keep=icc"),
            PictureFormat.Avif => Save(upright, "heifsave_buffer", $"compression=av1,Q=85,effort=3,keep=icc"),
            _ => Save(upright, "pngsave_buffer", $"compression=6,keep=icc"),
        };
    }, cancel);

    public void Dispose() => places.Dispose();

    private VipsImage Open(string file, FormattableString? options = null)
    {
        var image = VipsImage.Open(file, options);
        if ((long)image.Width * image.Height <= limits.MaximumPixels)
        {
            return image;
        }
        image.Dispose();
        throw new PictureException("L’image a trop de pixels.");
    }

    private byte[] SaveForWeb(VipsImage image, PictureFormat format)
    {
        if (!image.Has("icc-profile-data"))
        {
            return Save(image, format);
        }
        // Colours as any screen shows them, worked out on the small picture: on the large one it would take as long as all the rest.
        using var transform = new VipsOperation("icc_transform").With("in", image).With($"output-profile=srgb,embedded=true");
        using var standard = transform.Image();
        return Save(standard, format);
    }

    private byte[] Save(VipsImage image, PictureFormat format) => format switch
    {
        // The least effort: the first visitor waits for it, and the next ones save a tenth of the weight, not more.
        PictureFormat.Avif => Save(image, "heifsave_buffer", $"compression=av1,Q=55,effort=0,bitdepth=8,keep=none"),
        PictureFormat.WebP => Save(image, "webpsave_buffer", $"Q=78,effort=1,keep=none"),
        PictureFormat.Png => Save(image, "pngsave_buffer", $"compression=6,bitdepth=8,keep=none"),
        _ => Save(image, "jpegsave_buffer", $"Q=80,optimize-coding=true,keep=none"),
    };

    private byte[] Save(VipsImage image, string operation, FormattableString settings)
    {
        using var save = new VipsOperation(operation).With("in", image).With(settings);
        using var limit = new CancellationTokenSource(limits.RenditionTime);
        using var registration = limit.Token.Register(image.Stop);
        return save.Bytes();
    }

    private async Task<T> InTurnAsync<T>(Func<T> work, CancellationToken cancel)
    {
        await places.WaitAsync(cancel);
        try
        {
            return await Task.Run(() => Guarded(work), CancellationToken.None);
        }
        finally
        {
            places.Release();
        }
    }

    private static T Guarded<T>(Func<T> work)
    {
        if (WhyMissing is { } why)
        {
            throw new PictureException("Ce serveur ne peut pas lire les images.", new VipsException(why));
        }
        try
        {
            return work();
        }
        catch (VipsException failure)
        {
            throw new PictureException("L’image ne peut pas être lue.", failure);
        }
    }

    private static int Pixels(double length) => Math.Max(1, (int)Math.Round(length));
}
