using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace UsineCitoyenne.Benchmarks.Http;

/// <summary>The peer of a public page: Kestrel, nothing else, and the same bytes. Runs in a process of its own until it is ended.</summary>
internal static class BareEndpoint
{
    public static async Task<int> RunAsync(int port, string file, string contentType)
    {
        var body = await File.ReadAllBytesAsync(file);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        await using var site = builder.Build();
        site.Run(context =>
        {
            context.Response.ContentType = contentType;
            context.Response.ContentLength = body.Length;
            return context.Response.Body.WriteAsync(body, 0, body.Length);
        });
        await site.RunAsync();
        return 0;
    }
}
