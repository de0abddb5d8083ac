using System.Globalization;
using System.Runtime.InteropServices;
using Npgsql;

namespace UsineCitoyenne.Benchmarks.Measuring;

/// <summary>What the figures were measured on.</summary>
internal static class Machine
{
    /// <summary>Over one, five and fifteen minutes.</summary>
    public static string Load => OperatingSystem.IsLinux() ? string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ')[..3])
        : "unknown";

    public static async Task PrintAsync()
    {
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9;
        var drive = new DriveInfo(Path.GetTempPath());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{Environment.ProcessorCount} cores, {memory:F1} GB, {RuntimeInformation.OSDescription}, .NET {Environment.Version}, data on "
            + $"{drive.DriveFormat}."));
        if (Environment.GetEnvironmentVariable("USINE_TEST_POSTGRESQL") is { Length: > 0 } cluster)
        {
            Console.WriteLine(await PostgreSqlAsync(cluster));
        }
        Console.WriteLine($"{DateTime.UtcNow:yyyy-MM-dd HH:mm} UTC. Load average at the start: {Load}.\n");
    }

    // Without fsync a commit is not durable, and its speed says nothing.
    private static async Task<string> PostgreSqlAsync(string cluster)
    {
        await using var connection = new NpgsqlConnection(cluster);
        await connection.OpenAsync();
        var shown = new List<string>();
        foreach (var setting in (string[])["server_version", "fsync", "synchronous_commit", "full_page_writes", "shared_buffers"])
        {
            await using var show = new NpgsqlCommand($"SHOW {setting}", connection);
            shown.Add($"{setting} {await show.ExecuteScalarAsync()}");
        }
        return $"PostgreSQL: {string.Join(", ", shown)}.";
    }
}
