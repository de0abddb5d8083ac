using System.Text;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Content.Library;
using UsineCitoyenne.Core.Content.Published;
using UsineCitoyenne.Core.Media.Renditions;
using UsineCitoyenne.Core.Media.Uploads;
using UsineCitoyenne.Testing;
using UsineCitoyenne.Web.Media;

namespace UsineCitoyenne.Web.Tests.Media;

public sealed class MediaDeliveryTests(SiteFixture fixture) : WebTest(fixture)
{
    [Theory]
    [InlineData("image/avif,image/webp,*/*", "image/avif")]
    [InlineData("image/webp,*/*", "image/webp")]
    [InlineData("*/*", "image/jpeg")]
    public async Task A_browser_gets_the_lightest_picture_that_it_reads(string accept, string expected)
    {
        var media = await AddPhotoAsync();
        var page = await GetAsync(RenditionOf(media), ("Accept", accept));

        Assert.Equal((200, expected), (page.Status, page.Header("Content-Type")));
        Assert.Equal("Accept", page.Header("Vary"));
        Assert.Contains("immutable", page.Header("Cache-Control"), StringComparison.Ordinal);
        Assert.Equal(304, (await GetAsync(RenditionOf(media), ("Accept", accept), ("If-None-Match", page.Header("ETag")))).Status);
    }

    [Fact]
    public async Task A_forged_address_leads_nowhere()
    {
        var media = await AddPhotoAsync();
        var url = RenditionOf(media);

        Assert.Equal(404, (await Site.Visit().GetAsync(url.Replace("w=480", "w=481"))).Status);
        Assert.Equal(404, (await Site.Visit().GetAsync(url[..url.IndexOf("&s=", StringComparison.Ordinal)])).Status);
        Assert.Equal(404, (await Site.Visit().GetAsync(media.Url + "?w=480")).Status);
        Assert.Equal(404, (await Site.Visit().GetAsync("/media/%2e%2e/usine.db")).Status);
        Assert.Equal(404, (await Site.Visit().GetAsync(media.Url.Replace("/media/", "/media//"))).Status);
    }

    [Fact]
    public async Task A_film_is_sent_in_the_parts_that_a_player_asks_for()
    {
        byte[] film = [0, 0, 0, 24, .. "ftypisom\0\0\0\0isommp41"u8, 0, 0, 3, 240, .. "mdat"u8, .. Enumerable.Range(0, 1000)
            .Select(number => (byte)number)];
        var media = await AddAsync("film.mp4", film);

        var page = await GetAsync(media.Url, ("Range", "bytes=100-199"));

        Assert.Equal((206, "bytes 100-199/1032", "video/mp4"), (page.Status, page.Header("Content-Range"), page.Header("Content-Type")));
        Assert.Equal(film[100..200], await page.Response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_drawing_cannot_run_and_a_document_is_saved()
    {
        var drawing =
            await AddAsync("plan.svg", Encoding.UTF8.GetBytes("""<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>"""));
        var document = await AddAsync("Fiche de suivi.pdf", "%PDF-1.7\n%%EOF"u8.ToArray());

        var shown = await Site.Visit().GetAsync(drawing.Url);
        var saved = await Site.Visit().GetAsync(document.Url);

        Assert.Equal(
            (200, "image/svg+xml", "nosniff"), (shown.Status, shown.Header("Content-Type"), shown.Header("X-Content-Type-Options")));
        Assert.Contains("sandbox", shown.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal("attachment; filename=fiche-de-suivi.pdf; filename*=UTF-8''fiche-de-suivi.pdf", saved.Header("Content-Disposition"));
    }

    [Fact]
    public async Task What_is_in_the_bin_is_not_found_until_it_is_restored()
    {
        var media = await AddPhotoAsync();
        var rendition = RenditionOf(media);
        Assert.Equal(200, (await Site.Visit().GetAsync(rendition)).Status);

        await Site.Get<TrashMedia>().RunAsync(Editor.System, media.Key);
        Assert.Equal(404, (await Site.Visit().GetAsync(media.Url)).Status);
        Assert.Equal(404, (await Site.Visit().GetAsync(rendition)).Status);

        await Site.Get<RestoreMedia>().RunAsync(Editor.System, media.Key);
        Assert.Equal(200, (await Site.Visit().GetAsync(media.Url)).Status);
    }

    [Fact]
    public async Task A_picture_offers_its_sizes_and_a_drawing_itself()
    {
        var sources = Site.Get<PictureSources>();
        var photo = await AddPhotoAsync();

        var whole = sources.Of(new Picture(photo, ""));
        var card = sources.Of(new Picture(photo, "") { Shape = 1 });

        Assert.Equal((600, 400), (whole.Width, whole.Height));
        Assert.Equal(["320w", "480w", "600w"], whole.Set!.Split(", ").Select(entry => entry.Split(' ')[1]));
        Assert.Equal((400, 400), (card.Width, card.Height));
        foreach (var url in whole.Set.Split(", ").Concat(card.Set!.Split(", ")).Select(entry => entry.Split(' ')[0]))
        {
            Assert.Equal(200, (await Site.Visit().GetAsync(url)).Status);
        }
        var home = await Site.Visit().GetAsync("/");
        Assert.All(home.Document.QuerySelectorAll("img[src$='.svg']"), image => Assert.False(image.HasAttribute("srcset")));
        Assert.NotEmpty(home.Document.QuerySelectorAll("img[src^='/media/']"));
    }

    private string RenditionOf(PublishedMedia media) => Site.Get<RenditionUrls>()
        .Of(new Rendition(media.Url, PictureRegion.Whole, 480, null, media.Version));

    private Task<PublishedMedia> AddPhotoAsync()
    {
        using var image = NetVips.Image.Black(600, 400, bands: 3);
        return AddAsync("photo.jpg", image.JpegsaveBuffer());
    }

    private async Task<PublishedMedia> AddAsync(string name, byte[] content)
    {
        var file = await Site.Get<TemporaryFiles>().ReceiveAsync(Editor.System, Guid.NewGuid(), name, new MemoryStream(content));
        var key = await Site.Get<CreateMedia>().RunAsync(Editor.System, null, null, null, new Dictionary<string, string>(), file.Key);
        return Site.Get<SiteContent>().Current.Media(key)!;
    }

    private Task<VisitedPage> GetAsync(string url, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, url);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }
        return Site.Visit().SendAsync(request);
    }
}
