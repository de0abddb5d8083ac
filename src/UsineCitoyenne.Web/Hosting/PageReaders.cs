using System.Buffers;
using Microsoft.Net.Http.Headers;

namespace UsineCitoyenne.Web.Hosting;

/// <summary>Tells a person who reads from a program that passes. Looks at what a browser says of itself, and keeps nothing of it.</summary>
internal static class PageReaders
{
    private static readonly SearchValues<string> Programs = SearchValues.Create(
        ["bot", "crawl", "spider", "slurp", "preview", "monitor", "fetch", "curl", "wget", "python", "http-client", "httpclient", "java/",
            "go-http", "headless", "lighthouse", "facebookexternalhit"],
        StringComparison.OrdinalIgnoreCase);

    public static bool IsPerson(HttpRequest request)
    {
        var agent = request.Headers.UserAgent.ToString();
        return agent.Length > 0 && !agent.AsSpan().ContainsAny(Programs)
            // Loaded in advance, and perhaps never read.
            && !request.Headers["Sec-Purpose"].ToString().StartsWith("prefetch", StringComparison.Ordinal)
            && request.Headers[HeaderNames.Range].Count == 0;
    }
}

/// <summary>Set by who shows a document: where its view is counted.</summary>
internal sealed record ReadDocument(Core.Content.Views.PageViewCounter.Tally Tally);
