using System.Diagnostics;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Content.Provisioning;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Benchmarks.Content;

/// <summary>What it costs to hold all published pages in memory, and to find them there.</summary>
internal static class SnapshotBenchmark
{
    public static async Task<int> RunAsync(int count)
    {
        await using var test = await TestDatabase.CreateAsync();
        await SampleSite.FillAsync(test, count);
        var before = Held();
        using var site = new SiteContent(test.Database);
        var cpu = Environment.CpuUsage.TotalTime;
        var cold = await TimeAsync(() => site.ReloadAsync());
        cpu = Environment.CpuUsage.TotalTime - cpu;
        var held = Held() - before;
        var warm = await TimeAsync(() => site.ReloadAsync());
        var check = await TimeAsync(() => site.ReloadIfChangedAsync());
        Console.WriteLine(
            $"{TestDatabase.Engine}, {site.Current.Count} pages: first load {cold:F0} ms ({cpu.TotalMilliseconds:F0} ms of processor), "
            + $"again {warm:F0} ms, check {check:F2} ms, held {held / 1e6:F0} MB");

        var index = Time(site.Current.WarmSearch);
        _ = site.Current.Search("a", null, 20);
        var indexed = Held() - before - held;
        var departement = site.Current.Departement("42");
        var processor = Environment.CpuUsage.TotalTime;
        var searches = Enumerable.Range(0, 1000)
            .Select(number => Time(() => site.Current.Search(SampleSite.Query(number), number % 2 == 0 ? null : departement, 20)))
            .Order().ToArray();
        // Beside the clock, the processor: on a busy machine only that one compares.
        processor = Environment.CpuUsage.TotalTime - processor;
        Console.WriteLine(
            $"  search: index {index:F0} ms, {indexed / 1e6:F0} MB; mean {processor.TotalMilliseconds / 1000:F2} ms of processor, p50 "
            + $"{searches[500]:F2} ms, p95 {searches[950]:F2} ms, max {searches[^1]:F2} ms");

        var urls = site.Current.Documents.Select(document => document.Url).Take(10_000).ToArray();
        var lookups = Time(() =>
        {
            foreach (var url in urls)
            {
                _ = site.Current.Resolve(url);
            }
        });
        var page = site.Current.Documents.First(document => document.ContentType == "tutorial");
        var reads = Time(() =>
        {
            for (var number = 0; number < 10_000; number++)
            {
                _ = page.Html("body");
            }
        });
        Console.WriteLine($"  resolve {lookups * 1e6 / urls.Length:F0} ns; rich text of a page {reads / 10:F2} µs");

        var provisioner = new SiteProvisioner(test.Database, TimeProvider.System);
        var sites = Enumerable.Range(1, 105)
            .Select(number => new ProvisionedSite($"P{number}", $"nouveau{number}", "Nom", "du Nom", "dans le Nom")).ToList();
        var created = 0;
        var provisioning = await TimeAsync(async () => created = await provisioner.RunAsync(sites));
        var again = await TimeAsync(() => provisioner.RunAsync(sites));
        Console.WriteLine($"  provisioning {created} pages {provisioning:F0} ms, again {again:F0} ms");
        return 0;
    }

    private static long Held()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static double Time(Action action)
    {
        var watch = Stopwatch.StartNew();
        action();
        return watch.Elapsed.TotalMilliseconds;
    }

    private static async Task<double> TimeAsync(Func<Task> action)
    {
        var watch = Stopwatch.StartNew();
        await action();
        return watch.Elapsed.TotalMilliseconds;
    }
}
