using System.Text.Json;

namespace UsineCitoyenne.Web.Assets;

/// <summary>The built style, scripts, fonts and pictures of the site, held in memory with their compressed forms.</summary>
public sealed class SiteAssets
{
    private const string Prefix = "/assets/";
    private readonly Dictionary<string, string> urls;
    private readonly Dictionary<string, Asset> files = new(StringComparer.Ordinal);

    public SiteAssets(string folder)
    {
        urls = JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(Path.Combine(folder, "manifest.json"))) ?? [];
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            if (ContentTypeOf(path) is { } type)
            {
                var name = Prefix + Path.GetRelativePath(folder, path).Replace('\\', '/');
                files[name] = new Asset(File.ReadAllBytes(path), Sibling(path, ".br"), Sibling(path, ".gz"), type);
            }
        }
    }

    /// <summary>The hashed URL of <c>site.css</c>, <c>site.js</c>…</summary>
    public string Url(string name) => urls.TryGetValue(name, out var url) ? url
        : throw new KeyNotFoundException($"No asset is named {name}.");

    /// <summary>The worker of pages that are kept, at an address that does not change: the browser asks for it anew each time.</summary>
    public async Task SendOfflineWorkerAsync(HttpContext context)
    {
        var asset = files[Url("offline-worker.js")];
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.ContentType = asset.ContentType;
        context.Response.ContentLength = asset.Plain.Length;
        await context.Response.Body.WriteAsync(asset.Plain);
    }

    /// <summary>Answers when the path is an asset; its name holds its hash, so it is kept for ever.</summary>
    public async Task<bool> TrySendAsync(HttpContext context)
    {
        if (!files.TryGetValue(context.Request.Path.Value ?? "", out var asset))
        {
            return false;
        }
        var accepted = context.Request.Headers.AcceptEncoding.ToString();
        var (body, encoding) = asset.Brotli is not null && accepted.Contains("br", StringComparison.Ordinal) ? (asset.Brotli, "br")
            : asset.Gzip is not null && accepted.Contains("gzip", StringComparison.Ordinal) ? (asset.Gzip, "gzip")
            : (asset.Plain, null);
        var headers = context.Response.Headers;
        headers.CacheControl = "public, max-age=31536000, immutable";
        headers.Vary = "Accept-Encoding";
        if (encoding is not null)
        {
            headers.ContentEncoding = encoding;
        }
        context.Response.ContentType = asset.ContentType;
        context.Response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(body);
        }
        return true;
    }

    private static byte[]? Sibling(string path, string extension) =>
        File.Exists(path + extension) ? File.ReadAllBytes(path + extension) : null;

    private static string? ContentTypeOf(string path) => Path.GetExtension(path) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".woff2" => "font/woff2",
        ".svg" => "image/svg+xml; charset=utf-8",
        ".png" => "image/png",
        ".webmanifest" => "application/manifest+json",
        _ => null,
    };

    private sealed record Asset(byte[] Plain, byte[]? Brotli, byte[]? Gzip, string ContentType);
}
