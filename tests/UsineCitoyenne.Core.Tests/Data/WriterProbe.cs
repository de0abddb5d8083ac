using System.Globalization;
using System.Runtime.InteropServices;
using UsineCitoyenne.Core.Data;
using Xunit.Runner.InProc.SystemConsole;

namespace UsineCitoyenne.Core.Tests.Data;

/// <summary>
/// A process of its own, to be killed or cut from its disk: <c>dotnet UsineCitoyenne.Core.Tests.dll writer-probe FOLDER CONNECTION</c>.
/// For each number read on standard input it inserts a row and answers <c>ok N</c> or <c>failed N</c>. Serves 64 at a time.
/// </summary>
internal static class WriterProbe
{
    // SIGXFSZ on Linux, sent when a file passes the limit: unless handled it ends the process, where a full disk only gives an error.
    private const int FileTooLong = 25;

    /// <summary>Tells a probe from the runner of the tests, which starts this program too.</summary>
    public const string Argument = "writer-probe";

    private static Task<int> Main(string[] arguments) =>
        arguments is [Argument, var folder, var connection] ? WriteAsync(folder, connection) : ConsoleRunner.Run(arguments);

    private static async Task<int> WriteAsync(string folder, string connection)
    {
        using var handler = PosixSignalRegistration.Create((PosixSignal)FileTooLong, signal => signal.Cancel = true);
        var options = new DatabaseOptions { DataFolder = folder, ConnectionString = connection };
        await using var database = new Database(options);
        var output = TextWriter.Synchronized(new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true });
        await Parallel.ForEachAsync(Numbers(), new ParallelOptions { MaxDegreeOfParallelism = 64 },
            async (number, _) => await WriteAsync(database, output, number));
        return 0;
    }

    private static IEnumerable<long> Numbers()
    {
        while (Console.In.ReadLine() is { } line)
        {
            yield return long.Parse(line, CultureInfo.InvariantCulture);
        }
    }

    private static async Task WriteAsync(Database database, TextWriter output, long number)
    {
        try
        {
            await database.WriteAsync(db => db.InsertAsync(number, new string('x', 500)));
            output.WriteLine($"ok {number}");
        }
        catch (Exception failure)
        {
            output.WriteLine($"failed {number} {failure.GetType().Name}");
        }
    }
}
