using Microsoft.Net.Http.Headers;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Media;
using UsineCitoyenne.Core.Media.Renditions;
using UsineCitoyenne.Core.Media.Uploads;

namespace UsineCitoyenne.Web.Media;

/// <summary>
/// Answers under <c>/media/</c>: files as they are, with ranges, and renditions at addresses that the site signed. What is in the
/// recycle bin is not there.
/// </summary>
internal sealed class MediaDelivery(
    RequestDelegate next, MediaFolder folder, RenditionUrls urls, RenditionCache cache, SiteContent content, ILogger<MediaDelivery> logger)
{
    // A drawing may hold script, and another file what a browser takes for a page: neither runs.
    private const string ClosedPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox; frame-ancestors 'self'";

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (request.Path.Value is not { } path || !path.StartsWith(MediaFolder.UrlPrefix, StringComparison.Ordinal))
        {
            return next(context);
        }
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
        {
            return StatusAsync(context, StatusCodes.Status405MethodNotAllowed);
        }
        if (!folder.IsPlain(path) || content.Current.IsWithdrawn(path))
        {
            return StatusAsync(context, StatusCodes.Status404NotFound);
        }
        return RenditionUrls.Asks(request.QueryString.Value ?? "") ? SendRenditionAsync(context, path) : SendFileAsync(context, path);
    }

    private async Task SendRenditionAsync(HttpContext context, string path)
    {
        if (!urls.TryRead(path, context.Request.QueryString.Value!, out var rendition))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        var format = PictureFormats.Best(context.Request.Headers.Accept.ToString(), path);
        string? file;
        try
        {
            file = await cache.FindAsync(rendition, format);
        }
        catch (PictureException failure)
        {
            logger.LogWarning(failure.InnerException ?? failure, "No rendition of {Path}.", path);
            file = null;
        }
        if (file is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        var headers = context.Response.Headers;
        headers.CacheControl = "public, max-age=31536000, immutable";
        headers.Vary = HeaderNames.Accept;
        headers.ContentSecurityPolicy = ClosedPolicy;
        await TypedResults.PhysicalFile(file, format.ContentType(),
            entityTag: new EntityTagHeaderValue($"\"{Path.GetFileNameWithoutExtension(file)}\""))
            .ExecuteAsync(context);
    }

    private Task SendFileAsync(HttpContext context, string path)
    {
        if (folder.FileOf(path) is not { } file || new FileInfo(file) is not { Exists: true } found)
        {
            return StatusAsync(context, StatusCodes.Status404NotFound);
        }
        var kind = FileKind.OfExtension(found.Extension);
        var headers = context.Response.Headers;
        headers.CacheControl = "public, max-age=86400";
        headers.ContentSecurityPolicy = ClosedPolicy;
        var tag = new EntityTagHeaderValue($"\"{found.LastWriteTimeUtc.Ticks:x}-{found.Length:x}\"");
        // Shown in the page or played; everything else is saved by the browser and opened by its own program.
        var shown = kind?.Family is FileFamily.Picture or FileFamily.Drawing or FileFamily.Film or FileFamily.Sound;
        return TypedResults.PhysicalFile(
            file, kind?.ContentType ?? "application/octet-stream", shown ? null
                : found.Name, found.LastWriteTimeUtc, tag, enableRangeProcessing: true)
            .ExecuteAsync(context);
    }

    private static Task StatusAsync(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
