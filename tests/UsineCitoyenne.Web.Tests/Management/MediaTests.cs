using System.IO.Compression;
using System.Text.Json.Nodes;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content.Library;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Web.Tests.Management;

public sealed class MediaTests(SiteFixture fixture) : WebTest(fixture)
{
    private static readonly Guid ValDOise = MediaProvisioner.FolderOf("95");
    private static readonly Guid Yvelines = MediaProvisioner.FolderOf("78");

    [Fact]
    public async Task A_photo_is_sent_cut_replaced_moved_thrown_away_restored_and_deleted()
    {
        var editor = await EditorAsync("redaction-95");
        Assert.Equal([MediaCalls.Image], (await editor.JsonAsync("/item/media-type/allowed?fileExtension=avif")).Ids());
        Assert.Empty((await editor.JsonAsync($"/media/{Guid.NewGuid()}/audit-log"))["items"]!.AsArray());
        var key = await editor.AddFileAsync(MediaCalls.Image, ValDOise, "atelier.jpg", MediaCalls.PhotoWithPlace(600, 400));

        Assert.Contains(key.ToString(), (await editor.JsonAsync($"/tree/media/children?parentId={ValDOise}")).Ids());
        var read = await editor.JsonAsync($"/media/{key}");
        Assert.Equal(("600", "400", "jpg"),
            ((string)read.ValueOf("umbracoWidth")!, (string)read.ValueOf("umbracoHeight")!, (string)read.ValueOf("umbracoExtension")!));
        // The client opens no picture without a list of crops.
        Assert.Empty(read.ValueOf("umbracoFile")!["crops"]!.AsArray());
        var first = (string)read.ValueOf("umbracoFile")!["src"]!;
        var served = await (await Site.Visit().GetAsync(first)).Response.Content.ReadAsByteArrayAsync();
        Assert.True(served.AsSpan().IndexOf("Exif"u8) < 0);

        var point = new JsonObject { ["src"] = first, ["focalPoint"] = Point(0.9, 0.2), ["crops"] = new JsonArray(Crop("carte")) };
        Assert.Equal(200, (await editor.SaveAsync(key, read, point)).Status);
        var cut = await editor.JsonAsync($"/media/{key}");
        Assert.Equal(0.9, (double)cut.ValueOf("umbracoFile")!["focalPoint"]!["left"]!);
        Assert.Equal("carte", (string)cut.ValueOf("umbracoFile")!["crops"]![0]!["alias"]!);
        Assert.Equal(409, (await editor.SaveAsync(key, read, point.DeepClone().AsObject())).Status);

        var (upload, _) = await editor.UploadAsync("autre.jpg", MediaCalls.Photo(300, 300));
        Assert.Equal(
            200, (await editor.SaveAsync(
                key, cut, new JsonObject { ["temporaryFileId"] = upload.ToString(), ["src"] = "", ["focalPoint"] = Point(0.5, 0.5) }))
                    .Status);
        var second = (string)(await editor.JsonAsync($"/media/{key}")).ValueOf("umbracoFile")!["src"]!;
        Assert.Equal((404, 200), ((await Site.Visit().GetAsync(first)).Status, (await Site.Visit().GetAsync(second)).Status));

        var folder = Guid.NewGuid();
        Assert.Equal(201, (await editor.AddAsync(folder, MediaCalls.Folder, ValDOise, "Ateliers", null)).Status);
        Assert.Equal(200, (await editor.PutAsync($"/media/{key}/move", new { target = new { id = folder } })).Status);
        Assert.Equal([ValDOise.ToString(), folder.ToString(), key.ToString()],
            (await editor.JsonAsync($"/tree/media/ancestors?descendantId={key}")).AsArray().Select(item => (string)item!["id"]!));

        Assert.Equal(200, (await editor.PutAsync($"/media/{key}/move-to-recycle-bin")).Status);
        Assert.Contains(key.ToString(), (await editor.JsonAsync("/recycle-bin/media/root")).Ids());
        Assert.Equal(folder.ToString(), (string)(await editor.JsonAsync($"/recycle-bin/media/{key}/original-parent"))["id"]!);
        Assert.Empty((await editor.JsonAsync($"/imaging/resize/urls?id={key}"))[0]!["urlInfos"]!.AsArray());
        Assert.Equal(404, (await Site.Visit().GetAsync(second)).Status);
        Assert.Equal(200, (await editor.PutAsync($"/recycle-bin/media/{key}/restore", new { target = new { id = ValDOise } })).Status);
        Assert.Equal(200, (await Site.Visit().GetAsync(second)).Status);

        await editor.PutAsync($"/media/{key}/move-to-recycle-bin");
        Assert.Equal(["Custom", "Custom", "Custom", "Move", "Custom", "Save", "Custom"],
            (await editor.JsonAsync($"/media/{key}/audit-log"))["items"]!.AsArray().Select(entry => (string)entry!["logType"]!));
        Assert.Equal(200, (await editor.DeleteAsync($"/recycle-bin/media/{key}")).Status);
        Assert.Equal(404, (await editor.GetAsync($"/media/{key}")).Status);
        Assert.Null(Site.Get<Core.Media.MediaFolder>().FileOf(second) is { } file && File.Exists(file) ? file : null);
    }

    [Fact]
    public async Task An_editor_of_the_Yvelines_touches_nothing_of_the_Val_d_Oise()
    {
        var theirs = await EditorAsync("redaction-95");
        var key = await theirs.AddFileAsync(MediaCalls.Image, ValDOise, "couture.jpg", MediaCalls.Photo(40, 30));
        var trashed = await theirs.AddFileAsync(MediaCalls.Image, ValDOise, "vieux.jpg", MediaCalls.Photo(40, 30));
        Assert.Equal(200, (await theirs.PutAsync($"/media/{trashed}/move-to-recycle-bin")).Status);
        var (waiting, _) = await theirs.UploadAsync("attente.jpg", MediaCalls.Photo(40, 30));
        var read = await theirs.JsonAsync($"/media/{key}");
        var editor = await EditorAsync("redaction-78");
        var own = await editor.AddFileAsync(MediaCalls.Image, Yvelines, "a-moi.jpg", MediaCalls.Photo(40, 30));

        foreach (var path in (string[])
        [
            $"/media/{key}", $"/media/{key}/audit-log", $"/media/{key}/referenced-by", $"/media/{key}/referenced-descendants",
            $"/tree/media/children?parentId={ValDOise}", $"/tree/media/ancestors?descendantId={key}",
            $"/tree/media/siblings?target={key}&before=1&after=1",
            $"/collection/media?id={ValDOise}", $"/item/media/search?query=couture&parentId={ValDOise}",
            $"/recycle-bin/media/siblings?target={trashed}&before=1&after=1", $"/recycle-bin/media/{trashed}/original-parent",
        ])
        {
            Assert.True(403 == (await editor.GetAsync(path)).Status, path);
        }
        Assert.Equal(404, (await editor.GetAsync($"/temporary-file/{waiting}")).Status);
        Assert.Equal(404, (await editor.DeleteAsync($"/temporary-file/{waiting}")).Status);
        Assert.Equal(400, (await editor.AddAsync(Guid.NewGuid(), MediaCalls.Image, Yvelines, "volé", waiting)).Status);
        Assert.Equal(403, (await editor.AddAsync(Guid.NewGuid(), MediaCalls.Folder, ValDOise, "Chez eux", null)).Status);
        Assert.Equal(403, (await editor.SaveAsync(key, read, new JsonObject { ["src"] = "" })).Status);
        Assert.Equal(
            403, (await editor.PutAsync($"/media/{key}/validate",
                new JsonObject { ["values"] = new JsonArray(), ["variants"] = read["variants"]!.DeepClone() })).Status);
        Assert.Equal(403, (await editor.PutAsync($"/media/{key}/move", new { target = new { id = Yvelines } })).Status);
        Assert.Equal(403, (await editor.PutAsync($"/media/{own}/move", new { target = new { id = ValDOise } })).Status);
        Assert.Equal(403, (await editor.PutAsync($"/media/{key}/move-to-recycle-bin")).Status);
        Assert.Equal(
            403, (await editor.PutAsync(
                "/media/sort", new { parent = new { id = ValDOise }, sorting = new[] { new { id = key, sortOrder = 0 } } })).Status);
        Assert.Equal(403, (await editor.PutAsync($"/recycle-bin/media/{trashed}/restore", new { target = new { id = Yvelines } })).Status);
        Assert.Equal(403, (await editor.DeleteAsync($"/recycle-bin/media/{trashed}")).Status);
        Assert.Equal(403, (await editor.DeleteAsync($"/media/{trashed}")).Status);
        Assert.Equal(200, (await editor.DeleteAsync("/recycle-bin/media")).Status);
        foreach (var path in (string[])["/item/media", "/media/urls", "/imaging/resize/urls"])
        {
            Assert.Empty((await editor.JsonAsync($"{path}?id={key}&id={trashed}")).AsArray());
        }
        Assert.Equal(0, (int)(await editor.JsonAsync($"/media/are-referenced?id={key}"))["total"]!);
        Assert.Equal([Yvelines.ToString()], (await editor.JsonAsync("/tree/media/root")).Ids());
        Assert.Equal(0, (int)(await editor.JsonAsync("/item/media/search?query=couture"))["total"]!);
        Assert.Contains(trashed.ToString(), (await theirs.JsonAsync("/recycle-bin/media/root")).Ids());
    }

    [Fact]
    public async Task What_names_no_folder_goes_where_its_editor_starts_and_with_several_starts_they_are_told_to_choose()
    {
        var administrator = await EditorAsync("admin");
        var mail = NewAddress();
        var editor = await BackofficeClient.SignInAsync(Site, mail, "redaction-95");
        var (upload, _) = await editor.UploadAsync("atelier.jpg", MediaCalls.Photo(60, 40));
        var (photo, folder) = (Guid.NewGuid(), Guid.NewGuid());
        var validated = await editor.PostAsync("/media/validate", new
        {
            mediaType = new { id = MediaCalls.Folder },
            values = Array.Empty<object>(),
            variants = new[] { new { culture = (string?)null, segment = (string?)null, name = "Ateliers" } },
        });
        Assert.Equal(200, validated.Status);
        Assert.Equal(201, (await editor.AddAsync(photo, MediaCalls.Image, null, "atelier.jpg", upload)).Status);
        Assert.Equal(201, (await editor.AddAsync(folder, MediaCalls.Folder, null, "Ateliers", null)).Status);
        var children = (await editor.JsonAsync($"/tree/media/children?parentId={ValDOise}")).Ids().ToList();
        Assert.Contains(photo.ToString(), children);
        Assert.Contains(folder.ToString(), children);

        // To the root and back: their root is their folder.
        Assert.Equal(200, (await editor.PutAsync($"/media/{photo}/move", new { target = new { id = folder } })).Status);
        Assert.Equal(200, (await editor.PutAsync($"/media/{photo}/move", new { target = (object?)null })).Status);
        Assert.Equal(200, (await editor.PutAsync($"/media/{photo}/move-to-recycle-bin")).Status);
        Assert.Equal(200, (await editor.PutAsync($"/recycle-bin/media/{photo}/restore", new { target = (object?)null })).Status);
        Assert.Contains(photo.ToString(), (await editor.JsonAsync($"/tree/media/children?parentId={ValDOise}")).Ids());

        var user = await administrator.JsonAsync($"/user/{(string)(await editor.JsonAsync("/user/current"))["id"]!}");
        user["mediaStartNodeIds"] = new JsonArray(Reference(ValDOise), Reference(Yvelines));
        Assert.Equal(200, (await administrator.PutAsync($"/user/{(string)user["id"]!}", user)).Status);
        var (second, _) = await editor.UploadAsync("atelier.jpg", MediaCalls.Photo(60, 40));
        var lost = await editor.AddAsync(Guid.NewGuid(), MediaCalls.Image, null, "atelier.jpg", second);
        Assert.Equal(400, lost.Status);
        Assert.Contains("2 dossiers", lost.Text, StringComparison.Ordinal);
        Assert.Equal(201, (await editor.AddAsync(Guid.NewGuid(), MediaCalls.Image, Yvelines, "atelier.jpg", second)).Status);

        static JsonObject Reference(Guid key) => new() { ["id"] = key.ToString() };
    }

    [Theory]
    [InlineData("word/document.xml", "tract.docx", "umbracoMediaArticle")]
    [InlineData("xl/workbook.xml", "kits.xlsx", "File")]
    public async Task An_office_document_is_kept_to_be_downloaded_and_one_with_macros_is_refused(string part, string name, string type)
    {
        var editor = await EditorAsync("redaction-95");
        var types = await editor.JsonAsync($"/item/media-type/allowed?fileExtension={name.Split('.')[1]}");
        Assert.Equal([type == "File" ? "Fichier" : "Document"], types["items"]!.AsArray().Select(item => (string)item!["name"]!));
        var key = await editor.AddFileAsync(types.Ids().Single(), ValDOise, name, Zip(part));

        var source = (string)(await editor.JsonAsync($"/media/{key}")).ValueOf("umbracoFile")!["src"]!;
        var served = await Site.Visit().GetAsync(source);
        Assert.Equal(200, served.Status);
        Assert.StartsWith("attachment", served.Header("Content-Disposition"), StringComparison.Ordinal);
        Assert.StartsWith("application/vnd.openxmlformats-officedocument.", served.Response.Content.Headers.ContentType!.MediaType,
            StringComparison.Ordinal);
        Assert.Equal("nosniff", served.Header("X-Content-Type-Options"));

        var (_, refused) = await editor.UploadAsync(name, Zip(part, "word/vbaProject.bin"));
        Assert.Equal(400, refused.Status);
        Assert.Contains("macros", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_photo_of_a_telephone_in_HEIC_is_not_announced_and_its_sender_is_told_what_to_do()
    {
        var editor = await EditorAsync("redaction-95");
        var configuration = await editor.JsonAsync("/temporary-file/configuration");
        Assert.DoesNotContain("heic", configuration["allowedUploadedFileExtensions"]!.AsArray().Select(item => (string)item!));
        Assert.DoesNotContain("heic", configuration["imageFileTypes"]!.AsArray().Select(item => (string)item!));
        byte[] heic = [0, 0, 0, 24, .. "ftypheic"u8, .. new byte[64]];
        foreach (var name in (string[])["photo.heic", "photo.HEIF", "photo.jpg"])
        {
            var (_, refused) = await editor.UploadAsync(name, heic);
            Assert.Equal(400, refused.Status);
            Assert.Contains("Compatible", refused.Text, StringComparison.Ordinal);
        }
    }

    private static byte[] Zip(params string[] parts)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var part in parts)
            {
                using var text = new StreamWriter(archive.CreateEntry(part).Open());
                text.Write("<x/>");
            }
        }
        return bytes.ToArray();
    }

    [Fact]
    public async Task The_grid_orders_by_column_filters_by_name_and_has_thumbnails()
    {
        var editor = await EditorAsync("redaction-95");
        var folder = Guid.NewGuid();
        await editor.AddAsync(folder, MediaCalls.Folder, ValDOise, "Grille", null);
        var wide = await editor.AddFileAsync(MediaCalls.Image, folder, "Étoffe.jpg", MediaCalls.Photo(1000, 100));
        var small = await editor.AddFileAsync(MediaCalls.Image, folder, "Bobine.jpg", MediaCalls.Photo(90, 90));
        var drawing = await editor.AddFileAsync(MediaCalls.Drawing, folder, "Patron.svg",
            MediaCalls.Text("""<svg xmlns="http://www.w3.org/2000/svg"/>"""));

        Assert.Equal([small, wide, drawing], await OrderAsync("orderBy=name&orderDirection=Ascending"));
        Assert.Equal([drawing, wide, small], await OrderAsync("orderBy=name&orderDirection=Descending"));
        Assert.Equal([small, wide], (await OrderAsync("orderBy=umbracoWidth&orderDirection=Ascending")).Take(2));
        Assert.Equal([wide], await OrderAsync("filter=etoffe"));
        Assert.Equal(200, (await editor.PutAsync("/media/sort", new
        {
            parent = new { id = folder },
            sorting = new[] { new { id = drawing, sortOrder = 0 }, new { id = wide, sortOrder = 1 }, new { id = small, sortOrder = 2 } },
        })).Status);
        Assert.Equal([drawing, wide, small], await OrderAsync("orderBy=sortOrder&orderDirection=Ascending"));
        var item = (await editor.JsonAsync($"/collection/media?id={folder}"))["items"]![0]!;
        Assert.Equal(("Claude Aiguille", false), ((string)item["creator"]!, string.IsNullOrEmpty((string)item["mediaType"]!["icon"]!)));
        Assert.NotNull((await editor.JsonAsync($"/item/media?id={folder}"))[0]!["mediaType"]!["collection"]);

        var thumbnail = await ThumbnailAsync(wide);
        var page = await Site.Visit().GetAsync(thumbnail);
        Assert.Equal((200, "image/jpeg"), (page.Status, page.Header("Content-Type")));
        Assert.EndsWith(".svg", await ThumbnailAsync(drawing), StringComparison.Ordinal);

        async Task<IEnumerable<Guid>> OrderAsync(string query) =>
            (await editor.JsonAsync($"/collection/media?id={folder}&{query}")).Ids().Select(Guid.Parse);

        async Task<string> ThumbnailAsync(Guid key) =>
            (string)(await editor.JsonAsync($"/imaging/resize/urls?id={key}&width=300&height=300&mode=Min"))[0]!["urlInfos"]![0]!["url"]!;
    }

    [Fact]
    public async Task What_is_used_is_told_and_what_is_missing_too()
    {
        var administrator = await EditorAsync(UserGroupAliases.Administrators);
        var document = (await administrator.JsonAsync("/media/are-referenced?take=1" + string.Concat(
            (await administrator.JsonAsync("/item/media/search?query=&take=500")).Ids().Select(id => $"&id={id}"))))["items"]![0]!["id"];

        var users = await administrator.JsonAsync($"/media/{document}/referenced-by");

        Assert.Equal("DocumentReferenceResponseModel", (string)users["items"]![0]!["$type"]!);
        Assert.NotEmpty((string)users["items"]![0]!["documentType"]!["icon"]!);
        var answer = await administrator.PostAsync("/media/validate", new
        {
            mediaType = new { id = MediaCalls.Image },
            values = new[] { new { alias = "umbracoFile", value = new { src = "", focalPoint = new { left = 0.5, top = 0.5 } } } },
            variants = new[] { new { name = "Sans fichier" } },
        });
        Assert.Equal(400, answer.Status);
        Assert.Equal("Choisissez un fichier.",
            (string)JsonNode.Parse(answer.Text)!["errors"]![
                "$.values[?(@.alias == 'umbracoFile' && @.culture == null && @.segment == null)].value"]![0]!);
    }

    private Task<BackofficeClient> EditorAsync(string group) => BackofficeClient.SignInAsync(Site, NewAddress(), group);

    private static JsonObject Point(double left, double top) => new() { ["left"] = left, ["top"] = top };

    private static JsonObject Crop(string alias) => new()
    {
        ["alias"] = alias,
        ["width"] = 300,
        ["height"] = 200,
        ["coordinates"] = new JsonObject { ["x1"] = 0.1, ["y1"] = 0.1, ["x2"] = 0.2, ["y2"] = 0.2 },
    };
}
