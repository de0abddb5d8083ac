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

    internal sealed class Middleware(RequestDelegate next, PublicPageCache cache)
    {
        public Task InvokeAsync(HttpContext context)
        {
            var request = context.Request;
            if (!cache.enabled || !HttpMethods.IsGet(request.Method) || request.QueryString.HasValue)
            {
                return next(context);
            }
            // Taken once: a page rendered before Clear must not land in the dictionary that came after.
            var pages = cache.pages;
            var key = request.Host.Value + request.Path.Value;
            return pages.TryGetValue(key, out var page) ? SendAsync(context, page) : RenderAsync(context, pages, key);
        }

        private async Task RenderAsync(HttpContext context, ConcurrentDictionary<string, Page> pages, string key)
        {
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
            if (response.StatusCode == StatusCodes.Status200OK && plain.Length > 0
                && context.GetEndpoint()?.Metadata.GetMetadata<PublicPage>() is not null
                && !response.Headers.ContainsKey(HeaderNames.SetCookie))
            {
                var page = new Page(plain, Compress(plain), response.ContentType ?? "", $"\"{Convert.ToHexStringLower(SHA256.HashData(plain)[..8])}\"");
                if (pages.Count < MaximumPages)
                {
                    pages[key] = page;
                }
                await SendAsync(context, page);
                return;
            }
            if (plain.Length > 0)
            {
                await response.Body.WriteAsync(plain);
            }
        }

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
}

/// <summary>Endpoint metadata: the answer is the same for everybody.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class PublicPage : Attribute;
