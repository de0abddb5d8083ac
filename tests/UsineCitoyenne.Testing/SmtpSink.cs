using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;

namespace UsineCitoyenne.Testing;

/// <summary>
/// Postfix's <c>smtp-sink</c> (Debian package <c>postfix</c>) on a free local port: a real SMTP server that keeps what it
/// accepted, one file a message. A message cut before its end leaves no file.
/// </summary>
public sealed class SmtpSink : IAsyncDisposable
{
    private const string Program = "/usr/sbin/smtp-sink";
    private readonly Process process;
    private readonly string folder;

    private SmtpSink(Process process, string folder, int port)
    {
        this.process = process;
        this.folder = folder;
        Port = port;
    }

    public int Port { get; }

    /// <summary>Messages accepted, or being received now.</summary>
    public int Count => Directory.EnumerateFiles(folder).Count();

    /// <param name="options">Of smtp-sink(1): <c>-w 5</c> answers DATA after five seconds, <c>-f RCPT</c> refuses every recipient.</param>
    public static async Task<SmtpSink> StartAsync(int? port = null, params string[] options)
    {
        if (!File.Exists(Program))
        {
            throw new InvalidOperationException($"{Program} is missing: install the package postfix, as tests/run does.");
        }
        var folder = Directory.CreateTempSubdirectory("usine-sink-").FullName;
        var chosen = port ?? FreePort.Find();
        var start = new ProcessStartInfo(Program);
        if (Environment.IsPrivilegedProcess && !OperatingSystem.IsWindows())
        {
            // smtp-sink refuses to stay root.
            File.SetUnixFileMode(folder, (UnixFileMode)0b111_111_111);
            start.ArgumentList.Add("-u");
            start.ArgumentList.Add("nobody");
        }
        foreach (var argument in (string[])["-d", folder + "/m.", .. options,
            string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{chosen}"), "128"])
        {
            start.ArgumentList.Add(argument);
        }
        var sink = new SmtpSink(Process.Start(start)!, folder, chosen);
        await Until.TrueAsync("smtp-sink listens", sink.IsListeningAsync);
        return sink;
    }

    public IReadOnlyList<SinkMail> Messages()
    {
        var mails = new List<SinkMail>();
        foreach (var file in Directory.EnumerateFiles(folder))
        {
            try
            {
                mails.Add(SinkMail.Parse(File.ReadAllText(file)));
            }
            catch (FileNotFoundException)
            {
                // Its connection was cut before the end of the message between the listing and now: smtp-sink took the file away.
            }
        }
        return mails;
    }

    public IReadOnlyDictionary<string, int> CountByRecipient() =>
        Messages().GroupBy(mail => mail.Recipient).ToDictionary(group => group.Key, group => group.Count());

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private async Task<bool> IsListeningAsync()
    {
        if (process.HasExited)
        {
            throw new InvalidOperationException($"smtp-sink ended with {process.ExitCode}.");
        }
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync("127.0.0.1", Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
