using NetVips;

namespace UsineCitoyenne.Core.Media.Renditions;

/// <summary>
/// Reads and makes pictures with libvips, within limits: pixels, time, and as many at once as there are processors, so that
/// visitors asking for a hundred renditions wait in a line instead of taking the machine down.
/// </summary>
public sealed class PictureStudio(MediaOptions limits) : IDisposable
{
    private readonly SemaphoreSlim places = new(Environment.ProcessorCount);

    /// <summary>Null when pictures can be read; otherwise why not, for the log.</summary>
    public static string? WhyMissing => PictureLibrary.WhyMissing;

    /// <summary>Reads the head of a file only.</summary>
    /// <exception cref="PictureException">No picture that can be read, or too large a one.</exception>
    public PictureFacts Look(string file) => Guarded(() =>
    {
        using var image = Open(file);
        var turn = Number(image, "orientation", 1);
        var lies = turn >= 5;
        return new PictureFacts(
            lies ? image.Height : image.Width, lies ? image.Width : image.Height, turn > 1, image.HasAlpha(),
            image.Contains("exif-data") || image.Contains("xmp-data") || image.Contains("iptc-data"), Number(image, "n-pages", 1) > 1);
    });

    /// <summary>Reads every pixel: a file cut short, or damaged, is refused.</summary>
    /// <exception cref="PictureException">No picture that can be read to its end.</exception>
    public Task CheckAsync(string file, CancellationToken cancel = default) => InTurnAsync(() =>
    {
        using var image = Open(file, Enums.FailOn.Truncated);
        // An average needs all of it.
        WithinTime(image, () => image.Avg());
        return true;
    }, cancel);

    /// <exception cref="PictureException">The source cannot be read, or takes too long.</exception>
    public Task<byte[]> RenderAsync(string file, Rendition rendition, PictureFormat format, CancellationToken cancel = default) =>
        InTurnAsync(() =>
    {
        var facts = Look(file);
        var region = rendition.Region;
        var (width, height) = (region.Width * facts.Width, region.Height * facts.Height);
        var scale = Math.Min(1, Math.Min(rendition.Width / width, (rendition.Height ?? double.MaxValue) / height));
        var (wholeWidth, wholeHeight) = (Pixels(facts.Width * scale), Pixels(facts.Height * scale));
        var (cutWidth, cutHeight) = (Math.Min(Pixels(width * scale), wholeWidth), Math.Min(Pixels(height * scale), wholeHeight));
        using var source = Source.NewFromFile(file);
        using var whole = Image.ThumbnailSource(source, wholeWidth, height: wholeHeight, size: Enums.Size.Force);
        if (region == PictureRegion.Whole)
        {
            return SaveForWeb(whole, format);
        }
        var left = Math.Min((int)Math.Round(region.Left * wholeWidth), wholeWidth - cutWidth);
        var top = Math.Min((int)Math.Round(region.Top * wholeHeight), wholeHeight - cutHeight);
        using var part = whole.ExtractArea(left, top, cutWidth, cutHeight);
        return SaveForWeb(part, format);
    }, cancel);

    /// <summary>
    /// The same picture, upright and without metadata but for its colours' profile, at a quality that the eye takes for the same.
    /// </summary>
    /// <exception cref="PictureException">The source cannot be read, or takes too long.</exception>
    public Task<byte[]> RewriteAsync(string file, PictureFormat format, CancellationToken cancel = default) => InTurnAsync(() =>
    {
        using var opened = Open(file);
        using var upright = opened.Autorot();
        return WithinTime(upright, () => format switch
        {
            PictureFormat.Jpeg => upright.JpegsaveBuffer(q: 94, optimizeCoding: true, keep: Enums.ForeignKeep.Icc),
            PictureFormat.WebP => upright.WebpsaveBuffer(q: 92, effort: 4, keep: Enums.ForeignKeep.Icc),
            PictureFormat.Avif =>
                upright.HeifsaveBuffer(compression: Enums.ForeignHeifCompression.Av1, q: 85, effort: 3, keep: Enums.ForeignKeep.Icc),
            _ => upright.PngsaveBuffer(compression: 6, keep: Enums.ForeignKeep.Icc),
        });
    }, cancel);

    public void Dispose() => places.Dispose();

    private Image Open(string file, Enums.FailOn? failOn = null)
    {
        // By a source: in a name, libvips would look for options.
        using var source = Source.NewFromFile(file);
        var image = Image.NewFromSource(source, failOn: failOn);
        if ((long)image.Width * image.Height <= limits.MaximumPixels)
        {
            return image;
        }
        image.Dispose();
        throw new PictureException("L’image a trop de pixels.");
    }

    private byte[] SaveForWeb(Image image, PictureFormat format)
    {
        if (!image.Contains("icc-profile-data"))
        {
            return Save(image, format);
        }
        // Colours as any screen shows them, worked out on the small picture: on the large one it would take as long as all the rest.
        using var standard = image.IccTransform("srgb", embedded: true);
        return Save(standard, format);
    }

    private byte[] Save(Image image, PictureFormat format) => WithinTime(image, () => format switch
    {
        // The least effort: the first visitor waits for it, and the next ones save a tenth of the weight, not more.
        PictureFormat.Avif => image.HeifsaveBuffer(
            compression: Enums.ForeignHeifCompression.Av1, q: 55, effort: 0, bitdepth: 8, keep: Enums.ForeignKeep.None),
        PictureFormat.WebP => image.WebpsaveBuffer(q: 78, effort: 1, keep: Enums.ForeignKeep.None),
        PictureFormat.Png => image.PngsaveBuffer(compression: 6, bitdepth: 8, keep: Enums.ForeignKeep.None),
        _ => image.JpegsaveBuffer(q: 80, optimizeCoding: true, keep: Enums.ForeignKeep.None),
    });

    private T WithinTime<T>(Image image, Func<T> work)
    {
        using var limit = new CancellationTokenSource(limits.RenditionTime);
        using var registration = limit.Token.Register(() => image.SetKill(true));
        return work();
    }

    private static int Number(Image image, string field, int otherwise) =>
        image.Contains(field) ? Convert.ToInt32(image.Get(field), null) : otherwise;

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
            throw new PictureException("Ce serveur ne peut pas lire les images.", new InvalidOperationException(why));
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
