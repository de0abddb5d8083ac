using System.Diagnostics;
using UsineCitoyenne.Benchmarks.Measuring;

namespace UsineCitoyenne.Benchmarks.Fuzz;

/// <summary>
/// Spoils real samples and gives them to whatever reads their kind: a crash, a long reading or a large one is a failure, and its file is
/// kept.
/// </summary>
internal static class FuzzCommand
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);
    private const long MostBytes = 1L << 30;

    /// <param name="folder">Of samples, however deep.</param>
    /// <param name="seconds">For each kind.</param>
    public static async Task RunAsync(string folder, int seconds, int seed)
    {
        using var targets = new FuzzTargets();
        var kinds = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .GroupBy(file => Path.GetExtension(file).TrimStart('.').ToLowerInvariant());
        foreach (var kind in kinds.OrderBy(kind => kind.Key, StringComparer.Ordinal))
        {
            if (targets.Of(kind.Key) is { } read)
            {
                await RunAsync(kind.Key, [.. kind.Select(File.ReadAllBytes)], read, TimeSpan.FromSeconds(seconds), seed);
            }
        }
    }

    private static async Task RunAsync(string kind, byte[][] samples, Func<byte[], CancellationToken, Task> read, TimeSpan time, int seed)
    {
        var (mutation, watch, tried, failures, slowest) = (new Mutation(seed), Stopwatch.StartNew(), 0, 0, TimeSpan.Zero);
        for (; watch.Elapsed < time; tried++)
        {
            var bytes = mutation.Of(samples[tried % samples.Length]);
            var (began, before) = (Stopwatch.GetTimestamp(), GC.GetTotalAllocatedBytes());
            var failure = await FailureAsync(read, bytes);
            var spent = Stopwatch.GetElapsedTime(began);
            slowest = spent > slowest ? spent : slowest;
            failure ??= spent > Longest ? $"{spent.TotalSeconds:F0} s" : GC.GetTotalAllocatedBytes() - before > MostBytes
                ? "more than a gigabyte" : null;
            if (failure is not null)
            {
                var kept = Path.Combine(Path.GetTempPath(), $"fuzz-{seed}-{tried}.{kind}");
                await File.WriteAllBytesAsync(kept, bytes);
                await Console.Error.WriteLineAsync($"{kept}: {failure}");
                failures++;
            }
        }
        Report.Row($"{kind}, {samples.Length} samples, {tried:N0} spoiled files read in {time.TotalSeconds:F0} s",
            $"{failures} failures, slowest {slowest.TotalMilliseconds:F0} ms", "0 failures", failures == 0);
    }

    private static async Task<string?> FailureAsync(Func<byte[], CancellationToken, Task> read, byte[] bytes)
    {
        using var limit = new CancellationTokenSource(Longest);
        try
        {
            await read(bytes, limit.Token);
            return null;
        }
        catch (Exception failure)
        {
            return failure.ToString();
        }
    }
}
