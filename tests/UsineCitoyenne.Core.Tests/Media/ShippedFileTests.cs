using System.Text;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Media;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Core.Tests.Media;

public sealed class ShippedFileTests : IDisposable
{
    private readonly DirectoryInfo work = Directory.CreateTempSubdirectory("expedies-");

    [Fact]
    public void The_drawings_of_the_site_pass_byte_for_byte()
    {
        var shipped = Path.Combine(RepositoryRoot.Path, "uSync", "media");
        foreach (var file in Directory.EnumerateFiles(shipped, "*", SearchOption.AllDirectories))
        {
            Assert.Equal(File.ReadAllBytes(file), Copied(shipped, Path.GetRelativePath(shipped, file).Replace('\\', '/')));
        }
    }

    [Theory]
    [InlineData("""<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>""")]
    [InlineData("""<!DOCTYPE svg [<!ATTLIST svg onload CDATA "alert(1)">]><svg xmlns="http://www.w3.org/2000/svg"/>""")]
    [InlineData("""<?xml-stylesheet href="data:text/css,alert"?><svg xmlns="http://www.w3.org/2000/svg"/>""")]
    public void A_drawing_from_elsewhere_leaves_its_script_behind(string drawing)
    {
        Write("a.svg", Encoding.UTF8.GetBytes(drawing));

        Assert.Equal("<svg xmlns=\"http://www.w3.org/2000/svg\" />", Encoding.UTF8.GetString(Copied(work.FullName, "a.svg")!));
    }

    [Theory]
    [InlineData("photo.jpg", "Ceci est un texte.")]
    [InlineData("dessin.svg", "<svg><script>alert(1)</script>")]
    [InlineData("page.html", "<svg xmlns=\"http://www.w3.org/2000/svg\" />")]
    public void What_is_not_what_it_says_stays_out(string name, string content)
    {
        Write(name, Encoding.UTF8.GetBytes(content));

        Assert.Null(Copied(work.FullName, name));
        Assert.False(MediaFolder.Takes(work.FullName, MediaFolder.UrlPrefix + name));
    }

    public void Dispose() => work.Delete(recursive: true);

    private void Write(string name, byte[] content) => File.WriteAllBytes(Path.Combine(work.FullName, name), content);

    private byte[]? Copied(string from, string name)
    {
        var media = new MediaFolder(new DatabaseOptions { DataFolder = Path.Combine(work.FullName, "donnees") });
        return media.CopyFrom(from, MediaFolder.UrlPrefix + name) ? File.ReadAllBytes(media.FileOf(MediaFolder.UrlPrefix + name)!) : null;
    }
}
