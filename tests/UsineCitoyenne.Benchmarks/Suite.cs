using UsineCitoyenne.Benchmarks.Measuring;

namespace UsineCitoyenne.Benchmarks;

/// <summary>
/// Every benchmark at the size its budget names, each in a process of its own: one does not warm up, or fill the memory of, the next.
/// PostgreSQL is measured when <c>USINE_TEST_POSTGRESQL</c> names a cluster.
/// </summary>
internal static class Suite
{
    private const string Sqlite = "sqlite";
    private const string PostgreSql = "postgresql";

    // The public pages touch no database: one engine says it all.
    private static readonly (string What, string[] Engines)[] Steps =
    [
        ("http", [Sqlite]),
        ("signups", [Sqlite, PostgreSql]),
        ("contacts", [Sqlite, PostgreSql]),
        ("import", [Sqlite, PostgreSql]),
        ("campaign", [Sqlite, PostgreSql]),
        ("journal", [Sqlite, PostgreSql]),
        ("ledger", [Sqlite, PostgreSql]),
        ("start", [Sqlite, PostgreSql]),
        ("media", [Sqlite]),
        ("backoffice", [Sqlite, PostgreSql]),
    ];

    /// <returns>0 when every benchmark ran to its end, whatever it measured.</returns>
    public static async Task<int> RunAsync()
    {
        await Machine.PrintAsync();
        Report.Header();
        var hasPostgreSql = Environment.GetEnvironmentVariable("USINE_TEST_POSTGRESQL") is { Length: > 0 };
        var failed = new List<string>();
        foreach (var (what, engines) in Steps)
        {
            foreach (var engine in engines.Where(engine => engine == Sqlite || hasPostgreSql))
            {
                using var step = OwnProgram.Start([what], ("USINE_TEST_ENGINE", engine), (Report.NoHeader, "1"));
                await step.WaitForExitAsync();
                if (step.ExitCode != 0)
                {
                    failed.Add($"{what} on {engine}");
                }
            }
        }
        Console.WriteLine($"\nLoad average at the end: {Machine.Load}.");
        failed.ForEach(step => Console.WriteLine($"FAILED: {step}"));
        return failed.Count == 0 ? 0 : 1;
    }
}
