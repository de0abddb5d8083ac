using System.Diagnostics;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Web.Tests.Verbs;

/// <summary>The built program run with a verb, as an operator types it, from the root folder of the disk.</summary>
internal sealed record CommandRun(int ExitCode, string Output, string Errors)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static Task<CommandRun> Async(DatabaseOptions? data, params string[] arguments) => Async(data, [], arguments);

    public static async Task<CommandRun> Async(DatabaseOptions? data, (string Name, string Value)[] settings, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [RepositoryRoot.WebProgram, .. arguments])
        {
            WorkingDirectory = Path.GetPathRoot(AppContext.BaseDirectory)!,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["Site__BaseUrl"] = "https://usine.example.org";
        start.Environment["DataFolder"] = data?.DataFolder ?? Path.Combine(Path.GetTempPath(), "usine-no-data");
        start.Environment["ConnectionStrings__Site"] = data?.ConnectionString ?? "";
        start.Environment["Site__FieldKey"] = data?.FieldKey ?? "";
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        try
        {
            await process.WaitForExitAsync().WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
        return new CommandRun(process.ExitCode, await output, await errors);
    }

    /// <summary>One message for the operator, and nothing of the program's insides.</summary>
    public void AssertFailed(int exitCode, string expected)
    {
        Assert.Contains(expected, Errors, StringComparison.Ordinal);
        Assert.Equal(exitCode, ExitCode);
        Assert.DoesNotContain("   at ", Output + Errors, StringComparison.Ordinal);
    }

    public void AssertDone() => Assert.True(ExitCode == 0, $"Exit code {ExitCode}\n{Output}\n{Errors}");
}
