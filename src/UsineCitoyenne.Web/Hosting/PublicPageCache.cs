using System.Collections.Concurrent;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;
using UsineCitoyenne.Core.Content;

namespace UsineCitoyenne.Web.Hosting;

/// <summary>
/// Answers of public pages, kept whole until something public changes. A page is kept when its endpoint says that it is
/// <see cref="PublicPage"/>: the same bytes for everybody, no cookie, no query.
/// </summary>
public sealed class PublicPageCache
{
    private const int MaximumPages = 4000;
    private readonly bool enabled;
    private volatile ConcurrentDictionary<string, Page> pages = new(StringComparer.Ordinal);

    public PublicPageCache(IConfiguration configuration, SiteContent content)
    {
        enabled = configuration.GetValue("Site:PageCache", true);
        content.Swapped += _ => Clear();
    }

    public void Clear() => pages = new ConcurrentDictionary<string, Page>(StringComparer.Ordinal);

    private sealed record Page(byte[] Plain, byte[] Brotli, string ContentType, string ETag);

    /// <summary>First in the pipeline: a page that is kept is sent without going further.</summary>
    internal sealed class Lookup(RequestDelegate next, PublicPageCache cache)
    {
        public Task InvokeAsync(HttpContext context) =>
            cache.Serves(context.Request) && cache.pages.TryGetValue(context.Request.Path.Value!, out var page) ? SendAsync(context, page) : next(context);
    }

    /// <summary>After routing, when it is known whose page it is: keeps what a public endpoint answers. Everything else streams by.</summary>
    internal sealed class Keep(RequestDelegate next, PublicPageCache cache)
    {
        public async Task InvokeAsync(HttpContext context)
        {
            if (!cache.Serves(context.Request) || context.GetEndpoint()?.Metadata.GetMetadata<PublicPage>() is null)
            {
                await next(context);
                return;
            }
            // Taken once: a page rendered before Clear must not land in the dictionary that came after.
            var pages = cache.pages;
            var response = context.Response;
            var original = response.Body;
            using var buffer = new MemoryStream();
            response.Body = buffer;
            try
            {
                await next(context);
            }
            finally
            {
                response.Body = original;
            }
            var plain = buffer.ToArray();
            if (response.StatusCode != StatusCodes.Status200OK || response.Headers.ContainsKey(HeaderNames.SetCookie))
            {
                await response.Body.WriteAsync(plain);
                return;
            }
            var page = new Page(plain, Compress(plain), response.ContentType ?? "", $"\"{Convert.ToHexStringLower(SHA256.HashData(plain)[..8])}\"");
            if (pages.Count < MaximumPages)
            {
                pages[context.Request.Path.Value!] = page;
            }
            await SendAsync(context, page);
        }
    }

    private bool Serves(HttpRequest request) => enabled && HttpMethods.IsGet(request.Method) && !request.QueryString.HasValue;

    private static Task SendAsync(HttpContext context, Page page)
    {
        var headers = context.Response.Headers;
        headers.ETag = page.ETag;
        headers.CacheControl = "no-cache";
        headers.Vary = "Accept-Encoding";
        if (context.Request.Headers.IfNoneMatch == page.ETag)
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }
        context.Response.ContentType = page.ContentType;
        var body = page.Plain;
        if (context.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal))
        {
            headers.ContentEncoding = "br";
            body = page.Brotli;
        }
        context.Response.ContentLength = body.Length;
        return context.Response.Body.WriteAsync(body, 0, body.Length);
    }

    private static byte[] Compress(byte[] plain)
    {
        using var compressed = new MemoryStream();
        using (var brotli = new BrotliStream(compressed, CompressionLevel.Optimal))
        {
            brotli.Write(plain);
        }
        return compressed.ToArray();
    }
}

/// <summary>Endpoint metadata: the answer is the same for everybody.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class PublicPage : Attribute;
