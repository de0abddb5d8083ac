using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Benchmarks.Start;

/// <summary>The real site, watched from the start of its process by a raw socket: the first page marks it as started.</summary>
internal sealed class StartedSite : IAsyncDisposable
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private readonly Process process;

    private StartedSite(Process process, Uri address, double seconds)
    {
        this.process = process;
        Address = address;
        Seconds = seconds;
        ProcessorSeconds = process.TotalProcessorTime.TotalSeconds;
    }

    public Uri Address { get; }

    /// <summary>From the start of the process to the first 200 of <c>/agirlocal95/</c>.</summary>
    public double Seconds { get; }

    /// <summary>Spent until then, on all cores: beside the clock, what compares on a busy machine.</summary>
    public double ProcessorSeconds { get; }

    public int ProcessId => process.Id;

    public static async Task<StartedSite> StartAsync(TestDatabase test)
    {
        var port = FreePort.Find();
        var address = new Uri($"http://127.0.0.1:{port}/");
        var output = new StringBuilder();
        var start = SiteProcess.StartInfo(BenchProcess.Options(test), address, test.Options.DataFolder);
        var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => output.AppendLine(line.Data);
        process.ErrorDataReceived += (_, line) => output.AppendLine(line.Data);
        var watch = Stopwatch.StartNew();
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var timer = new PeriodicTimer(Poll);
        while (!Answers(port))
        {
            if (process.HasExited || watch.Elapsed > Patience)
            {
                process.Kill();
                throw new InvalidOperationException($"The site did not start:\n{output}");
            }
            await timer.WaitForNextTickAsync();
        }
        return new StartedSite(process, address, watch.Elapsed.TotalSeconds);
    }

    public async ValueTask DisposeAsync()
    {
        using var terminate = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        await terminate.WaitForExitAsync();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static bool Answers(int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Connect(IPAddress.Loopback, port);
            socket.Send(Encoding.ASCII.GetBytes($"GET /agirlocal95/ HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n"));
            var head = new byte[12];
            var read = 0;
            for (var got = 1; read < head.Length && got > 0; read += got)
            {
                got = socket.Receive(head, read, head.Length - read, SocketFlags.None);
            }
            return Encoding.ASCII.GetString(head, 0, read) == "HTTP/1.1 200";
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
