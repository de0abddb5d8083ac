using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Xunit.Runner.InProc.SystemConsole;

namespace UsineCitoyenne.Browser.Tests.Infrastructure;

/// <summary>
/// A tiny site, the entry point of this assembly, on which the harness itself is tested: <c>--mode</c> chooses what goes wrong.
/// </summary>
internal static class PlantedSite
{
    public static string Program { get; } = typeof(PlantedSite).Assembly.Location;

    private static Task<int> Main(string[] arguments) =>
        arguments is ["well" or "ends", ..] ? Task.FromResult(Serve(arguments[0])) : ConsoleRunner.Run(arguments);

    private static int Serve(string mode)
    {
        if (mode == "ends")
        {
            Console.WriteLine("No database.");
            return 3;
        }
        var builder = WebApplication.CreateSlimBuilder();
        var site = builder.Build();
        site.MapGet("/readyz", () => "ready");
        site.MapGet("/warn", (ILogger<SlowThing> logger) => logger.LogWarning("slow\nvery slow"));
        site.MapGet("/", () => Results.Content(Page, "text/html; charset=utf-8"));
        site.MapGet("/faulty",
            () => Results.Content("<html><body><img src='data:,'><script>missing()</script></body></html>", "text/html"));
        site.MapGet("/favicon.ico", () => Results.NoContent());
        site.Run();
        return 0;
    }

    private const string Page = """
        <!doctype html><html lang="fr"><head><title>Atelier</title>
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <style>body { background: #fff; color: #111 } @media (prefers-color-scheme: dark) { body { background: #111; color: #fff } }</style>
        </head><body><main><h1>Bonjour</h1><p>Une page.</p></main></body></html>
        """;

    private sealed class SlowThing;
}
