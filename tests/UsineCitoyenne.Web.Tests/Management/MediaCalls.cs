using System.Buffers.Binary;
using System.Text;
using System.Text.Json.Nodes;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Web.Tests.Management;

/// <summary>What the client does with media, in one line each; and the files that it sends, drawn by the test.</summary>
internal static class MediaCalls
{
    public const string Folder = "f38bd2d7-65d0-48e6-95dc-87ce06ec2d3d";
    public const string Image = "cc07b313-0843-4aa8-bbda-871c8da728c8";
    public const string Drawing = "c4b1efcf-a9d5-41c4-9621-e9d273b52a9c";

    public static async Task<(Guid Key, VisitedPage Answer)> UploadAsync(this BackofficeClient client, string name, byte[] bytes)
    {
        var key = Guid.NewGuid();
        var form = new MultipartFormDataContent { { new StringContent(key.ToString()), "Id" },
            { new ByteArrayContent(bytes), "File", name } };
        return (key, await client.CallAsync(HttpMethod.Post, "/temporary-file", content: form));
    }

    public static Task<VisitedPage> AddAsync(this BackofficeClient client, Guid key, string type, Guid? parent, string name,
        Guid? upload) => client.PostAsync("/media", new
        {
            id = key,
            parent = parent is null ? null : new { id = parent },
            mediaType = new { id = type },
            values = upload is null ? [] : new object[] { new { alias = "umbracoFile", value = new { temporaryFileId = upload } } },
            variants = new[] { new { culture = (string?)null, segment = (string?)null, name } },
        });

    /// <summary>Uploads and creates; fails unless both succeed.</summary>
    public static async Task<Guid> AddFileAsync(this BackofficeClient client, string type, Guid parent, string name, byte[] bytes)
    {
        var (upload, sent) = await client.UploadAsync(name, bytes);
        Assert.Equal((201, upload.ToString()), (sent.Status, sent.Header("Umb-Generated-Resource")));
        var key = Guid.NewGuid();
        Assert.Equal(201, (await client.AddAsync(key, type, parent, name, upload)).Status);
        return key;
    }

    /// <summary>Sends back all that was read, with another file value, as the workspace does.</summary>
    public static Task<VisitedPage> SaveAsync(this BackofficeClient client, Guid key, JsonNode read, JsonObject file)
    {
        var values = read["values"]!.DeepClone().AsArray();
        values.Single(value => (string)value!["alias"]! == "umbracoFile")!["value"] = file;
        return client.PutAsync($"/media/{key}", new JsonObject { ["values"] = values, ["variants"] = read["variants"]!.DeepClone() });
    }

    public static JsonNode? ValueOf(this JsonNode media, string alias) =>
        media["values"]!.AsArray().SingleOrDefault(value => (string)value!["alias"]! == alias)?["value"];

    public static IEnumerable<string> Ids(this JsonNode page) => page["items"]!.AsArray().Select(item => (string)item!["id"]!);

    public static byte[] Photo(int width, int height)
    {
        using var image = NetVips.Image.Black(width, height, bands: 3);
        return image.JpegsaveBuffer();
    }

    /// <summary>A photo that tells where it was taken: 49° N (Exif 2.32, 4.6.6).</summary>
    public static byte[] PhotoWithPlace(int width, int height)
    {
        byte[] tiff =
        [
            (byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8,
            0, 1, 0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 26, 0, 0, 0, 0,
            0, 2, 0, 1, 0, 2, 0, 0, 0, 2, (byte)'N', 0, 0, 0, 0, 2, 0, 5, 0, 0, 0, 3, 0, 0, 0, 56, 0, 0, 0, 0,
            0, 0, 0, 49, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 11, 0, 0, 0, 1,
        ];
        byte[] body = [.. "Exif\0\0"u8, .. tiff];
        var length = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)(body.Length + 2));
        var photo = Photo(width, height);
        return [.. photo[..2], 0xFF, 0xE1, .. length, .. body, .. photo[2..]];
    }

    public static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);
}
