using System.Text;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Media;
using UsineCitoyenne.Core.Media.Renditions;
using UsineCitoyenne.Core.Media.Uploads;

namespace UsineCitoyenne.Core.Tests.Media;

public sealed class TemporaryFilesTests : SiteTest
{
    private static readonly Editor Other = new(Guid.NewGuid(), 7, "Camille Bobine", [], NodeReach.Everywhere, NodeReach.Everywhere);

    private TemporaryFiles Files => Site.Get<TemporaryFiles>();

    [Theory]
    [InlineData("photo.jpg", PictureFormat.Jpeg)]
    [InlineData("photo.PNG", PictureFormat.Png)]
    [InlineData("photo.webp", PictureFormat.WebP)]
    [InlineData("photo.avif", PictureFormat.Avif)]
    public async Task A_picture_that_is_what_it_says_is_taken_with_its_size(string name, PictureFormat format)
    {
        var file = await SendAsync(name, await SamplePictures.DrawAsync(format, 90, 60));

        Assert.Equal((90, 60), (file.Width!.Value, file.Height!.Value));
        Assert.Equal(FileSignature.Read(file.Path), file.Kind);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    public async Task A_photo_loses_what_it_tells_and_stands_upright(byte orientation)
    {
        var photo = SamplePictures.WithExif(await SamplePictures.DrawAsync(PictureFormat.Jpeg, 90, 60), orientation);
        Assert.Contains(SamplePictures.Secret, Encoding.Latin1.GetString(photo), StringComparison.Ordinal);

        var file = await SendAsync("IMG_0001.jpeg", photo);

        Assert.Equal(orientation == 1 ? (90, 60) : (60, 90), (file.Width!.Value, file.Height!.Value));
        Assert.DoesNotContain(SamplePictures.Secret, Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file.Path)),
            StringComparison.Ordinal);
        using var kept = SamplePictures.Open(file.Path);
        Assert.Equal((file.Width, file.Height, false), (kept.Width, kept.Height, kept.Contains("exif-data")));
        Assert.True(!kept.Contains("orientation") || (int)kept.Get("orientation") == 1);
    }

    [Fact]
    public async Task An_upright_photo_keeps_its_very_pixels()
    {
        var plain = await SamplePictures.DrawAsync(PictureFormat.Jpeg, 90, 60);

        var file = await SendAsync("photo.jpg", SamplePictures.WithExif(plain, orientation: 1));

        Assert.Equal(plain, await File.ReadAllBytesAsync(file.Path));
    }

    [Fact]
    public async Task A_PNG_loses_its_texts()
    {
        var file = await SendAsync("plan.png", SamplePictures.Png(8, 8));

        Assert.DoesNotContain(SamplePictures.Secret, Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file.Path)),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_drawing_loses_all_that_runs_or_fetches()
    {
        const string Hostile = """
            <?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
            <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 120 80" onload="alert(1)">
              <script>alert(2)</script><foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><script>alert(3)</script></body></foreignObject>
              <a xlink:href="javascript:alert(4)"><text>lien</text></a><use href="https://evil.example.org/x.svg#a"/><use xlink:href="#forme"/>
              <style>@import url(https://evil.example.org/a.css);</style><set attributeName="href" to="javascript:alert(5)"/>
              <rect id="forme" width="10" height="10" fill="url(https://evil.example.org/b)" style="background:url('//evil.example.org/c')" ONCLICK="alert(6)"/>
              <image href="data:image/svg+xml;base64,PHN2Zy8+"/><circle r="3" fill="url(#degrade)"/>
            </svg>
            """;

        var file = await SendAsync("logo.svg", Encoding.UTF8.GetBytes(Hostile));

        var kept = await File.ReadAllTextAsync(file.Path);
        Assert.Equal((120, 80), (file.Width!.Value, file.Height!.Value));
        Assert.Contains("""<use xlink:href="#forme" />""", kept, StringComparison.Ordinal);
        Assert.Contains("""<circle r="3" fill="url(#degrade)" />""", kept, StringComparison.Ordinal);
        foreach (var danger in (string[])["alert", "evil", "script", "foreignObject", "onload", "data:", "<set", "<a"])
        {
            Assert.DoesNotContain(danger, kept, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task What_is_not_what_it_says_is_refused_and_leaves_nothing()
    {
        var page = Encoding.UTF8.GetBytes("<html><script>alert(1)</script></html>");
        Assert.Equal(UploadRefusal.NotWhatItSays, (await RefusedAsync("photo.jpg", page)).Reason);
        Assert.Equal(UploadRefusal.NotWhatItSays, (await RefusedAsync("dessin.svg", page)).Reason);
        Assert.Equal(UploadRefusal.NotWhatItSays,
            (await RefusedAsync("photo.png", await SamplePictures.DrawAsync(PictureFormat.Jpeg, 9, 9))).Reason);
        Assert.Equal(UploadRefusal.KindNotAllowed, (await RefusedAsync("page.html", page)).Reason);
        Assert.Equal(UploadRefusal.NotWhatItSays, (await RefusedAsync("lettre.docx", page)).Reason);
        Assert.Equal(UploadRefusal.Unreadable,
            (await RefusedAsync("coupee.jpg", (await SamplePictures.DrawAsync(PictureFormat.Jpeg, 600, 400))[..2500])).Reason);
        Assert.Contains("JPEG", (await RefusedAsync("photo.heic", [0, 0, 0, 24, .. "ftypheic"u8, .. new byte[64]]))
            .Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(Site.Database.Settings.DataFolder, "temporary")));
    }

    [Fact]
    public async Task A_file_too_large_is_refused_before_it_fills_the_disk()
    {
        var files = new TemporaryFiles(Site.Database, new MediaOptions { MaximumMegabytes = 1 }, Site.Get<PictureStudio>(), Site.Clock);

        var refusal = await Assert.ThrowsAsync<UploadRefusedException>(() =>
            files.ReceiveAsync(Editor.System, Guid.NewGuid(), "film.mp4", new MemoryStream(new byte[1_000_001])));

        Assert.Equal(UploadRefusal.TooLarge, refusal.Reason);
        Assert.Contains("1\u00A0Mo", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_its_senders_for_a_day_then_erased()
    {
        var file = await SendAsync("photo.jpg", await SamplePictures.DrawAsync(PictureFormat.Jpeg, 9, 9));
        Assert.NotNull(await Files.FindAsync(Editor.System, file.Key));
        Assert.Null(await Files.FindAsync(Other, file.Key));
        Assert.False(await Files.DeleteAsync(Other, file.Key));

        Site.Clock.Advance(TimeSpan.FromHours(23));
        Assert.Equal(0, await Files.EraseOldAsync());
        Site.Clock.Advance(TimeSpan.FromHours(2));

        Assert.Null(await Files.FindAsync(Editor.System, file.Key));
        Assert.Equal(1, await Files.EraseOldAsync());
        Assert.False(File.Exists(file.Path));
    }

    [Theory]
    [InlineData("../../etc/Été à Pontoise.JPEG", "ete-a-pontoise.jpg", "Été à Pontoise")]
    [InlineData("C:\\Photos\\mon_plan.jpg", "mon-plan.jpg", "mon plan")]
    [InlineData("….jpg", "fichier.jpg", "…")]
    public async Task Names_are_made_safe(string sent, string safe, string title)
    {
        var file = await SendAsync(sent, await SamplePictures.DrawAsync(PictureFormat.Jpeg, 9, 9));

        Assert.Equal((safe, title), (file.SafeName, file.Title));
    }

    private Task<UploadedFile> SendAsync(string name, byte[] content) =>
        Files.ReceiveAsync(Editor.System, Guid.NewGuid(), name, new MemoryStream(content));

    private Task<UploadRefusedException> RefusedAsync(string name, byte[] content) =>
        Assert.ThrowsAsync<UploadRefusedException>(() => SendAsync(name, content));
}
