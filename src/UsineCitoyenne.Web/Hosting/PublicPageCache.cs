using System.Collections.Concurrent;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Content.Views;
using UsineCitoyenne.Web.Content.Previews;

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

    private readonly SiteContent content;

    public PublicPageCache(IConfiguration configuration, PublicModelCache memo, SiteContent content)
    {
        this.content = content;
        enabled = configuration.GetValue("Site:PageCache", true);
        memo.Cleared += Clear;
    }

    private void Clear() => pages = new ConcurrentDictionary<string, Page>(StringComparer.Ordinal);

    /// <param name="Tally">Where a view of it is counted; null for what is no document.</param>
    private sealed record Page(byte[] Plain, byte[] Brotli, string ContentType, string ETag, PageViewCounter.Tally? Tally);

    /// <summary>First in the pipeline: a page that is kept is sent without going further.</summary>
    internal sealed class Lookup(RequestDelegate next, PublicPageCache cache)
    {
        public Task InvokeAsync(HttpContext context) =>
            cache.Serves(context.Request) && cache.pages.TryGetValue(cache.NameOf(context), out var page) ? SendAsync(context, page)
                : next(context);
    }

    /// <summary>
    /// After routing, when it is known whose page it is: keeps what a public endpoint answers. Everything else streams by.
    /// </summary>
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
            var name = cache.NameOf(context);
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
            if (response.StatusCode != StatusCodes.Status200OK || response.Headers.ContainsKey(HeaderNames.SetCookie)
                || response.Headers.CacheControl.ToString().Contains("no-store", StringComparison.Ordinal))
            {
                // Even an empty write would start the answer, and a page not found would have no error page.
                if (plain.Length > 0)
                {
                    await response.Body.WriteAsync(plain);
                }
                return;
            }
            var page = new Page(plain, Compress(plain), response.ContentType ?? "",
                $"\"{Convert.ToHexStringLower(SHA256.HashData(plain)[..8])}\"",
                context.Features.Get<ReadDocument>()?.Tally);
            if (pages.Count < MaximumPages)
            {
                pages[name] = page;
            }
            await SendAsync(context, page);
        }
    }

    /// <summary>By the path that was asked for, and the host where that matters. An unknown host is the national site's.</summary>
    private string NameOf(HttpContext context)
    {
        if (context.Features.Get<KeptName>() is { } known)
        {
            return known.Name;
        }
        var hosts = content.Current.Hosts;
        var path = context.Request.Path.Value!;
        var name = hosts.IsEmpty ? path : hosts.Find(context.Request.Host.Value!)?.Host + path;
        context.Features.Set(new KeptName(name));
        return name;
    }

    private sealed record KeptName(string Name);

    private bool Serves(HttpRequest request) => enabled && HttpMethods.IsGet(request.Method) && !request.QueryString.HasValue
        && request.HttpContext.Features.Get<PreviewSession>() is null;

    private static Task SendAsync(HttpContext context, Page page)
    {
        if (page.Tally is { } tally && PageReaders.IsPerson(context.Request))
        {
            tally.Add();
        }
        var headers = context.Response.Headers;
        headers.ETag = page.ETag;
        headers.CacheControl = "no-cache";
        headers.Vary = "Accept-Encoding";
        if (EntityTags.IsKnown(context.Request, page.ETag))
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
