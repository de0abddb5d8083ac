using System.Globalization;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Benchmarks.Measuring;

/// <summary>One Markdown table on standard output, a row a measure; what is being done goes to standard error.</summary>
internal static class Report
{
    /// <summary>Set in the environment of a step of <see cref="Suite"/>, whose table has its header already.</summary>
    public const string NoHeader = "USINE_BENCHMARK_STEP";

    /// <returns>0 when the benchmark ran to its end, whatever it measured.</returns>
    public static async Task<int> RunAsync(Func<Task> benchmark)
    {
        CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        var alone = Environment.GetEnvironmentVariable(NoHeader) is null;
        if (alone)
        {
            await Machine.PrintAsync();
            Header();
        }
        var failed = false;
        try
        {
            await benchmark();
        }
        catch (Exception failure)
        {
            // Caught here, so that the program ends as usual and drops its databases.
            await Console.Error.WriteLineAsync(failure.ToString());
            failed = true;
        }
        if (alone)
        {
            Console.WriteLine($"\nLoad average at the end: {Machine.Load}.");
        }
        return failed ? 1 : 0;
    }

    public static void Header() => Console.WriteLine("| measure | engine | measured | budget | held |\n|---|---|---|---|---|");

    /// <summary>A measure that no budget names.</summary>
    public static void Row(string measure, string measured) => Write(measure, measured, "", "");

    public static void Row(string measure, string measured, string budget, bool held) =>
        Write(measure, measured, budget, held ? "yes" : "**no**");

    public static void Progress(string what) => Console.Error.WriteLine($"  … {what}");

    private static void Write(string measure, string measured, string budget, string held)
    {
        var engine = TestDatabase.Engine == DatabaseEngine.PostgreSql ? "PostgreSQL" : "SQLite";
        Console.WriteLine($"| {measure} | {engine} | {measured} | {budget} | {held} |");
    }
}
