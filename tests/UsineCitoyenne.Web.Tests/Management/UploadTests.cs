using System.Text.Json.Nodes;
using UsineCitoyenne.Core.Content.Library;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Web.Tests.Management;

public sealed class UploadTests(SiteFixture fixture) : WebTest(fixture)
{
    [Fact]
    public async Task A_text_named_as_a_picture_is_refused_in_French()
    {
        var editor = await EditorAsync();

        var (key, answer) = await editor.UploadAsync("photo.jpg", MediaCalls.Text("Ceci est un texte."));

        Assert.Equal(400, answer.Status);
        Assert.Contains("n’est pas celui d’un fichier JPEG", answer.Text, StringComparison.Ordinal);
        Assert.Equal(404, (await editor.GetAsync($"/temporary-file/{key}")).Status);
        Assert.Equal(400, (await editor.UploadAsync("page.html", MediaCalls.Text("<p>"))).Answer.Status);
    }

    [Fact]
    public async Task A_drawing_leaves_its_script_behind()
    {
        var editor = await EditorAsync();
        var key = await editor.AddFileAsync(MediaCalls.Drawing, MediaProvisioner.FolderOf("95"), "plan.svg", MediaCalls.Text(
            """<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(2)</script><rect width="9" height="9"/></svg>"""));

        var url = (string)(await editor.JsonAsync($"/media/urls?id={key}"))[0]!["urlInfos"]![0]!["url"]!;
        var drawing = (await Site.Visit().GetAsync(url)).Text;

        Assert.Contains("rect", drawing, StringComparison.Ordinal);
        Assert.DoesNotContain("alert", drawing, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_refused_before_and_while_it_comes()
    {
        await using var site = await TestSite.StartAsync(("Media:MaximumMegabytes", "1"));
        var editor = await BackofficeClient.SignInAsync(site, NewAddress(), "redaction-95");
        byte[] Film(int length) => [0, 0, 0, 24, .. "ftypisom"u8, .. new byte[length]];

        var announced = (await editor.UploadAsync("film.mp4", Film(2_000_000))).Answer;
        var found = (await editor.UploadAsync("film.mp4", Film(1_000_000))).Answer;

        Assert.All([announced, found], answer => Assert.EndsWith(
            "1\u00A0Mo.", (string)JsonNode.Parse(answer.Text)!["title"]!, StringComparison.Ordinal));
        Assert.Equal((400, 400), (announced.Status, found.Status));
        Assert.Equal(201, (await editor.UploadAsync("film.mp4", Film(999_000))).Answer.Status);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(site.Database.Settings.DataFolder, "temporary"), "*.partial"));
    }

    [Fact]
    public async Task The_client_is_told_the_limits_as_it_counts_them()
    {
        var limits = await (await EditorAsync()).JsonAsync("/temporary-file/configuration");

        Assert.Equal(200_000_000 / 1024, (int)limits["maxFileSize"]!);
        Assert.Contains("JPG", limits["allowedUploadedFileExtensions"]!.AsArray().Select(extension => (string)extension!));
    }

    [Fact]
    public async Task A_file_waits_under_its_name_until_its_editor_takes_it_back()
    {
        var editor = await EditorAsync();
        var (key, _) = await editor.UploadAsync("Été.jpg", MediaCalls.Photo(20, 20));

        Assert.Equal("Été.jpg", (string)(await editor.JsonAsync($"/temporary-file/{key}"))["fileName"]!);
        Assert.Equal(200, (await editor.DeleteAsync($"/temporary-file/{key}")).Status);
        Assert.Equal(404, (await editor.GetAsync($"/temporary-file/{key}")).Status);
    }

    private Task<BackofficeClient> EditorAsync() => BackofficeClient.SignInAsync(Site, NewAddress(), "redaction-95");
}
