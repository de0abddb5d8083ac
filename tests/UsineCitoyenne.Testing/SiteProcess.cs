using System.Diagnostics;
using System.Net;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Testing;

/// <summary>
/// The real site in a process of its own, on a free port of 127.0.0.1. Disposing stops it as an administrator would
/// and fails if it logged a warning or an error that the test did not announce.
/// </summary>
public sealed class SiteProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly string? ownDataFolder;

    private SiteProcess(Process process, Uri address, SiteLog log, string dataFolder, bool ownsDataFolder)
    {
        this.process = process;
        Address = address;
        Log = log;
        DataFolder = dataFolder;
        ownDataFolder = ownsDataFolder ? dataFolder : null;
    }

    /// <summary><c>http://127.0.0.1:port/</c></summary>
    public Uri Address { get; }

    public SiteLog Log { get; }

    public string DataFolder { get; }

    public int ProcessId => process.Id;

    /// <summary>Returns once <c>/readyz</c> answers 200.</summary>
    /// <exception cref="InvalidOperationException">The program is not built, ended, or was not ready in time; the message carries its
    /// output.</exception>
    public static async Task<SiteProcess> StartAsync(SiteProcessOptions? options = null)
    {
        options ??= new SiteProcessOptions();
        if (!File.Exists(options.Program))
        {
            throw new InvalidOperationException($"{options.Program} is not built.");
        }
        var address = new Uri($"http://127.0.0.1:{FreePort.Find()}/");
        var folder = options.Data?.DataFolder ?? Directory.CreateTempSubdirectory("usine-site-").FullName;
        var log = new SiteLog(options.ExpectedProblems);
        var process = new Process { StartInfo = StartInfo(options, address, folder) };
        process.OutputDataReceived += (_, line) => Add(line.Data, log.AddOutput);
        process.ErrorDataReceived += (_, line) => Add(line.Data, log.AddError);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var site = new SiteProcess(process, address, log, folder, ownsDataFolder: options.Data is null);
        try
        {
            await site.WaitUntilReadyAsync(options.ReadyWithin);
        }
        catch
        {
            site.Kill();
            site.Release();
            throw;
        }
        return site;
    }

    /// <summary>As <c>kill -9</c>: no chance to finish anything. Returns once the process is gone.</summary>
    public void Kill()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            using var terminate = Process.Start("kill", ["-TERM", $"{process.Id}"]);
            await terminate.WaitForExitAsync();
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            try
            {
                await process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                Kill();
                Log.AddError("The site did not stop within 30 s of SIGTERM.");
            }
        }
        Release();
        if (Log.Problems is { Count: > 0 } problems)
        {
            throw new InvalidOperationException("The site logged:\n" + string.Join("\n", problems));
        }
    }

    internal static ProcessStartInfo StartInfo(SiteProcessOptions options, Uri address, string dataFolder)
    {
        var start = new ProcessStartInfo("dotnet", [options.Program, .. options.Arguments])
        {
            WorkingDirectory = options.WorkingFolder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["ASPNETCORE_URLS"] = address.GetLeftPart(UriPartial.Authority);
        start.Environment["Site__BaseUrl"] = address.GetLeftPart(UriPartial.Authority);
        start.Environment["DataFolder"] = dataFolder;
        start.Environment["Site__FieldKey"] = options.Data?.FieldKey ?? "";
        start.Environment["Logging__Console__FormatterName"] = "simple";
        if (options.Data is { Engine: DatabaseEngine.PostgreSql } postgres)
        {
            start.Environment["ConnectionStrings__Site"] = postgres.ConnectionString;
        }
        foreach (var (name, value) in options.Environment)
        {
            start.Environment[name] = value;
        }
        return start;
    }

    private async Task WaitUntilReadyAsync(TimeSpan limit)
    {
        using var client = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(5) };
        var watch = Stopwatch.StartNew();
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(25));
        while (await poll.WaitForNextTickAsync())
        {
            if (process.HasExited)
            {
                process.WaitForExit();
                throw new InvalidOperationException($"The site ended with code {process.ExitCode} before it was ready:\n{Log}");
            }
            if (await AnswersAsync(client))
            {
                return;
            }
            if (watch.Elapsed > limit)
            {
                throw new InvalidOperationException($"The site was not ready after {limit.TotalSeconds:0} s:\n{Log}");
            }
        }
    }

    private static async Task<bool> AnswersAsync(HttpClient client)
    {
        try
        {
            using var answer = await client.GetAsync("readyz");
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    private void Release()
    {
        process.WaitForExit();
        process.Dispose();
        if (ownDataFolder is not null)
        {
            Directory.Delete(ownDataFolder, recursive: true);
        }
    }

    private static void Add(string? line, Action<string> add)
    {
        if (line is not null)
        {
            add(line);
        }
    }
}
