using UsineCitoyenne.Web.Hosting;

namespace UsineCitoyenne.Web.Backoffice;

/// <summary>A built file of the back office, sent from disk: some of them weigh megabytes and are hardly ever asked for.</summary>
internal sealed class BackofficeFile
{
    private readonly string path;
    private readonly string contentType;
    private readonly string cacheControl;
    private readonly string etag;
    private readonly long length;
    private readonly long? brotli;
    private readonly long? gzip;

    /// <param name="path">Full path of the file; its compressed forms lie beside it, as <c>.br</c> and <c>.gz</c>.</param>
    /// <param name="contentType">What it holds.</param>
    /// <param name="immutable">Whether its name holds its hash, so that it may be kept for ever.</param>
    public BackofficeFile(string path, string contentType, bool immutable)
    {
        var file = new FileInfo(path);
        this.path = path;
        this.contentType = contentType;
        cacheControl = immutable ? "public, max-age=31536000, immutable" : "no-cache";
        length = file.Length;
        etag = $"\"{file.LastWriteTimeUtc.Ticks:x}-{length:x}\"";
        brotli = LengthOf(path + ".br");
        gzip = LengthOf(path + ".gz");
    }

    public Task SendAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = cacheControl;
        headers.ETag = etag;
        headers.Vary = "Accept-Encoding";
        if (EntityTags.IsKnown(context.Request, etag))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }
        var accepted = context.Request.Headers.AcceptEncoding.ToString();
        var (suffix, size, encoding) = brotli is { } br && accepted.Contains("br", StringComparison.Ordinal) ? (".br", br, "br")
            : gzip is { } gz && accepted.Contains("gzip", StringComparison.Ordinal) ? (".gz", gz, "gzip")
            : ("", length, "");
        if (encoding.Length > 0)
        {
            headers.ContentEncoding = encoding;
        }
        context.Response.ContentType = contentType;
        context.Response.ContentLength = size;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask
            : context.Response.SendFileAsync(path + suffix, context.RequestAborted);
    }

    private static long? LengthOf(string path) => new FileInfo(path) is { Exists: true } file ? file.Length : null;
}
