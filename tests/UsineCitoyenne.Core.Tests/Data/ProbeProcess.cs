using System.Diagnostics;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Tests.Data;

/// <summary>A running <see cref="WriterProbe"/>, seen from the test.</summary>
internal sealed class ProbeProcess : IDisposable
{
    private readonly Process process;

    private ProbeProcess(Process process) => this.process = process;

    public static ProbeProcess Start(DatabaseOptions options)
    {
        var start = new ProcessStartInfo(
            "dotnet", [typeof(WriterProbe).Assembly.Location, WriterProbe.Argument, options.DataFolder, options.ConnectionString ?? ""])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        return new ProbeProcess(Process.Start(start)!);
    }

    public async Task AskAsync(IEnumerable<int> numbers)
    {
        foreach (var number in numbers)
        {
            await process.StandardInput.WriteLineAsync($"{number}");
        }
        await process.StandardInput.FlushAsync();
    }

    /// <summary>The next answer; null once the process has ended and everything it said was read.</summary>
    public Task<string?> AnswerAsync() => process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(60));

    public async Task<List<string>> AnswersAsync(int count)
    {
        var answers = new List<string>();
        while (answers.Count < count)
        {
            answers.Add(await AnswerAsync() ?? throw new InvalidOperationException("The probe ended."));
        }
        return answers;
    }

    /// <summary>kill -9.</summary>
    public void Kill() => process.Kill();

    /// <summary>The process can no longer make a file longer than this, as on a full disk; null gives the disk back. Linux only.</summary>
    public async Task LimitFilesAsync(long? bytes)
    {
        using var limit = Process.Start("prlimit", [$"--pid={process.Id}", $"--fsize={(bytes is null ? "unlimited" : $"{bytes}")}:"]);
        await limit.WaitForExitAsync();
        Assert.Equal(0, limit.ExitCode);
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
            process.WaitForExit();
        }
        process.Dispose();
    }
}
