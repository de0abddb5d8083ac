using System.Collections.Concurrent;
using System.Diagnostics;

namespace UsineCitoyenne.Benchmarks.Measuring;

/// <summary>How long each of many things took, in milliseconds. May be filled by several threads.</summary>
internal sealed class Times
{
    private readonly ConcurrentQueue<double> times = [];

    public int Count => times.Count;

    public double P50 => At(0.50);

    public double P95 => At(0.95);

    public double Max => At(1);

    public void Add(double milliseconds) => times.Enqueue(milliseconds);

    public async Task<T> AddAsync<T>(Func<Task<T>> action)
    {
        var watch = Stopwatch.StartNew();
        var result = await action();
        Add(watch.Elapsed.TotalMilliseconds);
        return result;
    }

    public override string ToString() => $"p50 {P50:F1} ms, p95 {P95:F1} ms, max {Max:F0} ms ({Count})";

    /// <summary>In seconds.</summary>
    public static async Task<double> OfAsync(Func<Task> action)
    {
        var watch = Stopwatch.StartNew();
        await action();
        return watch.Elapsed.TotalSeconds;
    }

    public static double Median(IEnumerable<double> values) =>
        values.Order().ToArray() is { Length: > 0 } sorted ? sorted[sorted.Length / 2] : double.NaN;

    private double At(double share)
    {
        var sorted = times.Order().ToArray();
        return sorted.Length == 0 ? double.NaN : sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)];
    }
}
