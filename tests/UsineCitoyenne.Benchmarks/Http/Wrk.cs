using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace UsineCitoyenne.Benchmarks.Http;

/// <summary>One run of <c>wrk</c>, the Debian package: 64 connections from one thread.</summary>
/// <param name="PerSecond">Requests answered in a second.</param>
/// <param name="P99">Milliseconds; infinite when no answer came in time.</param>
internal sealed partial record Wrk(double PerSecond, double P99)
{
    /// <exception cref="InvalidOperationException">An answer was not 2xx or 3xx, or a connection failed: the figures mean
    /// nothing.</exception>
    public static async Task<Wrk> RunAsync(Uri page, int seconds)
    {
        var start = new ProcessStartInfo("wrk", ["-t1", "-c64", $"-d{seconds}s", "--latency", page.ToString()])
        {
            RedirectStandardOutput =
            true
        };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0 || output.Contains("Non-2xx", StringComparison.Ordinal)
            || output.Contains("Socket errors", StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"wrk {page}:\n{output}");
        }
        var latency = Percentile().Match(output);
        var unit = latency.Groups["unit"]
            .Value switch
        { "us" => 0.001, "ms" => 1, "s" => 1000, var other => throw new FormatException(other) };
        var perSecond = Number(PerSecondLine().Match(output).Groups[1].Value);
        return new Wrk(perSecond, perSecond > 0 ? Number(latency.Groups["value"].Value) * unit : double.PositiveInfinity);
    }

    public override string ToString() => $"{PerSecond:N0}/s (p99 {P99:F1} ms)";

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")]
    private static partial Regex PerSecondLine();

    [GeneratedRegex(@"99%\s+(?<value>[\d.]+)(?<unit>\w+)")]
    private static partial Regex Percentile();
}
