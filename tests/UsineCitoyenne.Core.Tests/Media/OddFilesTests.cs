using System.IO.Compression;
using System.Text;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Media;
using UsineCitoyenne.Core.Media.Renditions;
using UsineCitoyenne.Core.Media.Uploads;

namespace UsineCitoyenne.Core.Tests.Media;

public sealed class OddFilesTests : SiteTest
{
    [Theory]
    [InlineData("sans-fin.gif")]
    [InlineData("zero-entre-blocs.gif")]
    public async Task A_GIF_that_every_browser_shows_is_taken(string name)
    {
        var kept = await SendAsync("a.gif", SampleFile.Read(name));

        Assert.Equal(0x3B, kept[^1]);
    }

    [Fact]
    public async Task A_JPEG_with_a_segment_of_no_length_is_taken_or_refused_never_an_error()
    {
        try
        {
            Assert.Equal([0xFF, 0xD8], (await SendAsync("a.jpg", SampleFile.Read("app0-longueur-0.jpg")))[..2]);
        }
        catch (UploadRefusedException refused)
        {
            Assert.Equal(UploadRefusal.Unreadable, refused.Reason);
        }
    }

    [Theory]
    [InlineData("apng-tourne.png")]
    [InlineData("webp-anime-tourne.webp")]
    public async Task An_animation_that_lies_on_its_side_is_refused_rather_than_stopped(string name)
    {
        var refused = await Assert.ThrowsAsync<UploadRefusedException>(() => SendAsync(name, SampleFile.Read(name)));

        Assert.Contains("animée", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lien-autour.svg", "<rect")]
    [InlineData("image-jpg-mime.svg", "data:image/jpg")]
    [InlineData("long-commentaire.svg", "<rect")]
    public async Task A_drawing_keeps_what_it_draws(string name, string kept) =>
        Assert.Contains(kept, Encoding.UTF8.GetString(await SendAsync("a.svg", SampleFile.Read(name))), StringComparison.Ordinal);

    [Theory]
    [InlineData("image-svg-interne.svg", "<image")]
    [InlineData("lien-autour.svg", "<a")]
    [InlineData("lien-autour.svg", "href")]
    public async Task A_drawing_leads_nowhere_and_holds_no_empty_picture(string name, string gone) =>
        Assert.DoesNotContain(gone, Encoding.UTF8.GetString(await SendAsync("a.svg", SampleFile.Read(name))), StringComparison.Ordinal);

    [Fact]
    public async Task A_drawing_in_UTF_16_or_with_Illustrators_entities_is_taken()
    {
        const string Illustrator = """
            <?xml version="1.0" encoding="utf-16"?>
            <!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd" [
              <!ENTITY ns_svg "http://www.w3.org/2000/svg"><!ENTITY ns_xlink "http://www.w3.org/1999/xlink"><!ENTITY ns_ai "http://ns.adobe.com/AdobeIllustrator/10.0/">
            ]>
            <svg xmlns="&ns_svg;" xmlns:xlink="&ns_xlink;" xmlns:i="&ns_ai;" viewBox="0 0 3 4" i:viewOrigin="1"><rect width="1" height="1"/></svg>
            """;
        foreach (var encoding in (Encoding[])[Encoding.Unicode, Encoding.BigEndianUnicode])
        {
            var kept = Encoding.UTF8.GetString(await SendAsync("a.svg", [.. encoding.Preamble, .. encoding.GetBytes(Illustrator)]));

            Assert.StartsWith("""<svg xmlns="http://www.w3.org/2000/svg" """, kept, StringComparison.Ordinal);
            Assert.Contains("<rect", kept, StringComparison.Ordinal);
            Assert.DoesNotContain("adobe", kept, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(300)]
    [InlineData(10_000)]
    [InlineData(100_000)]
    public async Task A_drawing_of_groups_inside_one_another_without_end_is_refused(int groups)
    {
        var drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\">" + string.Concat(Enumerable.Repeat("<g>", groups))
            + string.Concat(Enumerable.Repeat("</g>", groups)) + "</svg>";

        Assert.Equal(UploadRefusal.Unreadable,
            (await Assert.ThrowsAsync<UploadRefusedException>(() => SendAsync("a.svg", Encoding.UTF8.GetBytes(drawing)))).Reason);
    }

    [Theory]
    [InlineData("docx", "word/document.xml")]
    [InlineData("xlsx", "xl/workbook.xml")]
    [InlineData("pptx", "ppt/presentation.xml")]
    [InlineData("odt", "mimetype=application/vnd.oasis.opendocument.text")]
    [InlineData("ods", "mimetype=application/vnd.oasis.opendocument.spreadsheet")]
    [InlineData("odp", "mimetype=application/vnd.oasis.opendocument.presentation")]
    public async Task An_office_document_is_taken_without_a_program_in_it(string extension, string main)
    {
        await SendOfficeAsync(extension, main);
        foreach (var program in (string[])["word/vbaProject.bin", "Basic/script-lc.xml", "Scripts/python/a.py", "xl/activeX/activeX1.bin",
            "[Content_Types].xml=application/vnd.ms-word.document.macroEnabled.main+xml"])
        {
            Assert.Equal(UploadRefusal.KindNotAllowed,
                (await Assert.ThrowsAsync<UploadRefusedException>(() => SendOfficeAsync(extension, main, program))).Reason);
        }
    }

    private Task<byte[]> SendOfficeAsync(string extension, params string[] entries)
    {
        var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in entries)
            {
                var named = entry.Split('=');
                using var writer = new StreamWriter(archive.CreateEntry(named[0]).Open());
                writer.Write(named[^1]);
            }
        }
        return SendAsync("a." + extension, zip.ToArray());
    }

    private async Task<byte[]> SendAsync(string name, byte[] bytes)
    {
        var files = new TemporaryFiles(Site.Database, new MediaOptions(), Site.Get<PictureStudio>(), Site.Clock);
        return await File.ReadAllBytesAsync((await files.ReceiveAsync(Editor.System, Guid.NewGuid(), name, new MemoryStream(bytes))).Path);
    }
}
