using UsineCitoyenne.Benchmarks.Measuring;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Benchmarks.Http;

/// <summary>Public pages, from the cache and rendered, beside a bare endpoint that returns the same bytes, in turn.</summary>
internal static class HttpBenchmark
{
    private const int Rounds = 3;
    private static readonly string[] Paths = ["/agirlocal95/", "/"];

    public static async Task RunAsync(int seconds)
    {
        await using var test = await TestDatabase.CreateAsync();
        foreach (var cached in (bool[])[true, false])
        {
            var options = BenchProcess.Options(test, settings: ("Site__PageCache", cached ? "true" : "false"));
            await using var site = await SiteProcess.StartAsync(options);
            foreach (var path in Paths)
            {
                await CompareAsync(new Uri(site.Address, path), cached, seconds);
            }
        }
    }

    private static async Task CompareAsync(Uri page, bool cached, int seconds)
    {
        using var bare = await BareProcess.StartAsync(page);
        await Wrk.RunAsync(bare.Address, seconds);
        await Wrk.RunAsync(page, seconds);
        var pairs = new List<(Wrk Bare, Wrk Site)>();
        while (pairs.Count < Rounds)
        {
            pairs.Add((await Wrk.RunAsync(bare.Address, seconds), await Wrk.RunAsync(page, seconds)));
            Report.Progress($"{page.AbsolutePath} {(cached ? "cached" : "rendered")}: bare {pairs[^1].Bare}, site {pairs[^1].Site}");
        }
        var ratio = Times.Median(pairs.Select(pair => pair.Site.PerSecond / pair.Bare.PerSecond));
        var p99 = Times.Median(pairs.Select(pair => pair.Site.P99));
        var measured = $"{Times.Median(pairs.Select(pair => pair.Site.PerSecond)):N0} requests/s, p99 {p99:F1} ms; bare "
            + $"{Times.Median(pairs.Select(pair => pair.Bare.PerSecond)):N0} requests/s, p99 "
            + $"{Times.Median(pairs.Select(pair => pair.Bare.P99)):F1} ms; ratio **{ratio:F2}**";
        var what = $"`{page.AbsolutePath}` {(cached ? "cached" : "rendered")}, {bare.Length / 1024.0:F1} kB, 64 connections";
        if (cached)
        {
            Report.Row(what, measured, "≥ 0.8 × bare", ratio >= 0.8);
        }
        else
        {
            Report.Row(what, measured, "≥ 0.25 × bare, p99 < 20 ms", ratio >= 0.25 && p99 < 20);
        }
    }
}
