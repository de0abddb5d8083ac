using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Web.Tests.Management;

public sealed class AvatarTests(SiteFixture fixture) : WebTest(fixture)
{
    [Fact]
    public async Task An_editor_sets_sees_and_removes_their_own_picture()
    {
        var editor = await EditorAsync("redaction-78");
        var (upload, _) = await editor.UploadAsync("moi.jpg", MediaCalls.PhotoWithPlace(900, 400));

        Assert.Equal(200, (await editor.PostAsync("/user/current/avatar", new { file = new { id = upload } })).Status);

        var url = (await UrlAsync(editor))!;
        // As an img asks for it: the session's cookie and no header.
        var image = await editor.Visitor.GetAsync(url);
        Assert.Equal((200, "image/webp"), (image.Status, image.Header("Content-Type")));
        var bytes = await image.Response.Content.ReadAsByteArrayAsync();
        Assert.Equal("WEBP"u8.ToArray(), bytes[8..12]);
        Assert.True(bytes.AsSpan().IndexOf("Exif"u8) < 0);
        Assert.Equal(401, (await Site.Visit().GetAsync(url)).Status);
        Assert.Equal(401, (await editor.Visitor.GetAsync("/umbraco/management/api/v1/user/current")).Status);
        Assert.Equal(404, (await editor.GetAsync($"/temporary-file/{upload}")).Status);
        Assert.Equal(200, (await editor.DeleteAsync($"/user/avatar/{await IdAsync(editor)}")).Status);
        Assert.Null(await UrlAsync(editor));
        Assert.Equal(404, (await editor.Visitor.GetAsync(url)).Status);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(Site.Database.Settings.DataFolder, "avatars")));
    }

    [Fact]
    public async Task The_picture_of_another_is_for_who_manages_users()
    {
        var editor = await EditorAsync("redaction-78");
        var other = await EditorAsync("redaction-95");
        var administrator = await EditorAsync(UserGroupAliases.Administrators);
        var (upload, _) = await editor.UploadAsync("autre.jpg", MediaCalls.Photo(50, 80));
        var target = await IdAsync(other);

        Assert.Equal(403, (await editor.PostAsync($"/user/avatar/{target}", new { file = new { id = upload } })).Status);
        Assert.Equal(403, (await editor.DeleteAsync($"/user/avatar/{target}")).Status);
        Assert.Equal(400, (await administrator.PostAsync($"/user/avatar/{target}", new { file = new { id = upload } })).Status);

        var (portrait, _) = await administrator.UploadAsync("portrait.jpg", MediaCalls.Photo(50, 80));
        Assert.Equal(200, (await administrator.PostAsync($"/user/avatar/{target}", new { file = new { id = portrait } })).Status);
        Assert.NotNull(await UrlAsync(other));
        await administrator.DeleteAsync($"/user/{target}");
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(Site.Database.Settings.DataFolder, "avatars")));
    }

    private Task<BackofficeClient> EditorAsync(string group) => BackofficeClient.SignInAsync(Site, NewAddress(), group);

    private static async Task<string> IdAsync(BackofficeClient editor) => (string)(await editor.JsonAsync("/user/current"))["id"]!;

    private static async Task<string?> UrlAsync(BackofficeClient editor) =>
        (string?)(await editor.JsonAsync("/user/current"))["avatarUrls"]!.AsArray().FirstOrDefault();
}
