using NetVips;
using UsineCitoyenne.Benchmarks.Measuring;
using UsineCitoyenne.Core.Media;
using UsineCitoyenne.Core.Media.Renditions;

namespace UsineCitoyenne.Benchmarks.Media;

/// <summary>A telephone's photo made fit for a page.</summary>
internal static class MediaBenchmark
{
    private const double Budget = 300;
    private const int Width = 6000;
    private const int Height = 4000;

    public static async Task RunAsync(int times)
    {
        if (PictureStudio.WhyMissing is { } why)
        {
            throw new InvalidOperationException(why);
        }
        var photo = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(photo, Photo());
            using var studio = new PictureStudio(new MediaOptions());
            var rendition = new Rendition("/media/photo.jpg", PictureRegion.Whole, 1200, null, 1);
            foreach (var format in Enum.GetValues<PictureFormat>())
            {
                var all = new Times();
                var bytes = 0;
                // The first one also loads the library's tables.
                for (var time = 0; time <= times; time++)
                {
                    var spent = new Times();
                    bytes = (await spent.AddAsync(() => studio.RenderAsync(photo, rendition, format))).Length;
                    if (time > 0)
                    {
                        all.Add(spent.Max);
                    }
                }
                Report.Row($"photo of 24 Mpx ({new FileInfo(photo).Length / 1e6:F1} MB) to 1,200 px, {format}, {bytes / 1e3:F0} kB",
                    all.ToString(), format == PictureFormat.Png ? "" : $"p95 ≤ {Budget:F0} ms", all.P95 <= Budget);
            }
            var opening = new Times();
            await opening.AddAsync(async () =>
            {
                await studio.CheckAsync(photo);
                return true;
            });
            Report.Row("— the same photo checked to its last pixel when it is sent", $"{opening.Max:F0} ms");
        }
        finally
        {
            File.Delete(photo);
        }
    }

    // Large soft shapes and a grain, as a photo has: noise alone would weigh far more, a plain colour nothing.
    private static byte[] Photo()
    {
        using var shapes = Image.Perlin(Width, Height, cellSize: 500, seed: 7, uchar: true);
        using var grain = Image.Gaussnoise(Width, Height, mean: 0, sigma: 6, seed: 7);
        using var sum = shapes + grain;
        using var soft = sum.Gaussblur(0.6);
        using var grey = soft.Cast(Enums.BandFormat.Uchar);
        using var picture = grey.Colourspace(Enums.Interpretation.Srgb);
        return picture.JpegsaveBuffer(q: 92);
    }
}
