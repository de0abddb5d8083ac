using UsineCitoyenne.Core.Media;
using UsineCitoyenne.Core.Media.Renditions;

namespace UsineCitoyenne.Core.Tests.Media;

public sealed class RenditionTests : SiteTest
{
    private const string Source = "/media/essai/photo.jpg";

    private RenditionCache Cache => Site.Get<RenditionCache>();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Site.Get<RenditionSignature>().LoadAsync();
        var file = Site.Get<MediaFolder>().FileOf(Source)!;
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllBytesAsync(file, await SamplePictures.DrawAsync(PictureFormat.Jpeg, 600, 400));
    }

    [Theory]
    [InlineData(PictureFormat.Avif)]
    [InlineData(PictureFormat.WebP)]
    [InlineData(PictureFormat.Jpeg)]
    [InlineData(PictureFormat.Png)]
    public async Task A_rendition_has_the_size_asked_for_in_each_format(PictureFormat format)
    {
        var file = await Cache.FindAsync(new Rendition(Source, PictureRegion.Whole, 300, null, 1), format);

        using var image = SamplePictures.Open(file!);
        Assert.Equal((300, 200), (image.Width, image.Height));
        Assert.Equal("." + format.Extension(), Path.GetExtension(file));
    }

    [Fact]
    public async Task No_picture_is_made_larger_than_it_was()
    {
        using var image =
            SamplePictures.Open((await Cache.FindAsync(new Rendition(Source, PictureRegion.Whole, 2400, null, 1), PictureFormat.Jpeg))!);

        Assert.Equal((600, 400), (image.Width, image.Height));
    }

    [Fact]
    public async Task A_cut_keeps_the_focal_point_in_sight()
    {
        var red = PictureRegion.Around(new FocalPoint(0.1, 0.5), 1.5, 0.5);
        var blue = PictureRegion.Around(new FocalPoint(0.9, 0.5), 1.5, 0.5);

        Assert.True(await ColourAsync(red) is ( > 250, < 5));
        Assert.True(await ColourAsync(blue) is ( < 5, > 250));
    }

    [Fact]
    public async Task One_picture_is_made_however_many_ask_at_once()
    {
        var rendition = new Rendition(Source, PictureRegion.Whole, 123, null, 1);

        var files = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Cache.FindAsync(rendition, PictureFormat.WebP)));

        Assert.Single(files.Distinct());
        Assert.Single(Directory.EnumerateFiles(Path.GetDirectoryName(files[0])!));
    }

    [Fact]
    public async Task The_oldest_make_way_when_the_room_is_full()
    {
        using var studio = new PictureStudio(new MediaOptions());
        var cache = new RenditionCache(studio, Site.Get<MediaFolder>(), Site.Database.Settings, new MediaOptions { RenditionMegabytes = 0 },
            Site.Clock);

        var file = await cache.FindAsync(new Rendition(Source, PictureRegion.Whole, 50, null, 1), PictureFormat.Jpeg);

        Assert.False(File.Exists(file));
    }

    [Fact]
    public async Task A_picture_of_too_many_pixels_is_not_opened()
    {
        using var studio = new PictureStudio(new MediaOptions { MaximumMegapixels = 0 });
        var rendition = new Rendition(Source, PictureRegion.Whole, 50, null, 1);

        await Assert.ThrowsAsync<PictureException>(
            () => studio.RenderAsync(Site.Get<MediaFolder>().FileOf(Source)!, rendition, PictureFormat.Jpeg));
    }

    [Fact]
    public async Task Only_addresses_that_the_site_signed_are_read()
    {
        var urls = Site.Get<RenditionUrls>();
        var rendition = new Rendition(Source, new PictureRegion(0.25, 0, 0.5, 1), 320, 200, 4);
        var url = urls.Of(rendition);
        var query = url[url.IndexOf('?')..];

        Assert.True(urls.TryRead(Source, query, out var read));
        Assert.Equal(rendition, read);
        Assert.False(urls.TryRead(Source, query.Replace("w=320", "w=321"), out _));
        Assert.False(urls.TryRead("/media/essai/autre.jpg", query, out _));
        Assert.False(urls.TryRead(Source, query[..^1], out _));
        Assert.False(urls.TryRead(Source, "?w=320&v=4", out _));

        // Another node, or the same after a restart, has the same key.
        var other = new RenditionSignature(Site.Database);
        await other.LoadAsync();
        Assert.Equal(url, new RenditionUrls(other).Of(rendition));
    }

    private async Task<(int Red, int Blue)> ColourAsync(PictureRegion region)
    {
        var file = await Cache.FindAsync(new Rendition(Source, region, 10, null, 1), PictureFormat.Png);
        using var image = SamplePictures.Open(file!);
        var pixels = image.WriteToMemory<byte>();
        return (pixels[0], pixels[2]);
    }
}
