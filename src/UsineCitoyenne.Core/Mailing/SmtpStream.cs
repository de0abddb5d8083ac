using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace UsineCitoyenne.Core.Mailing;

/// <summary>The wire of an SMTP session: commands out, replies in, in clear or under TLS.</summary>
internal sealed class SmtpStream : IAsyncDisposable
{
    private const int MaxReplyLines = 100;
    private readonly byte[] buffer = new byte[4096];
    private readonly TcpClient tcp;
    private Stream stream;
    private int start;
    private int end;

    private SmtpStream(TcpClient tcp)
    {
        this.tcp = tcp;
        stream = tcp.GetStream();
    }

    public static async Task<SmtpStream> ConnectAsync(string host, int port, CancellationToken cancel)
    {
        // Without NoDelay each mail waits 40 ms for a delayed acknowledgement.
        var tcp = new TcpClient { NoDelay = true };
        try
        {
            await tcp.ConnectAsync(host, port, cancel);
            return new SmtpStream(tcp);
        }
        catch
        {
            tcp.Dispose();
            throw;
        }
    }

    /// <summary>From here on under TLS, with a certificate that the system trusts for <paramref name="host"/>.</summary>
    public async Task SecureAsync(string host, CancellationToken cancel)
    {
        if (start != end)
        {
            throw new IOException("The server spoke before the TLS handshake.");
        }
        var tls = new SslStream(stream);
        stream = tls;
        await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = host }, cancel);
    }

    public ValueTask WriteAsync(string text, CancellationToken cancel) => WriteAsync(Encoding.ASCII.GetBytes(text), cancel);

    public ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancel) => stream.WriteAsync(bytes, cancel);

    public async Task<SmtpReply> ReadReplyAsync(CancellationToken cancel)
    {
        var lines = new List<string>();
        while (lines.Count < MaxReplyLines)
        {
            var line = await ReadLineAsync(cancel);
            if (line.Length < 3 || !int.TryParse(line.AsSpan(0, 3), out var code))
            {
                throw new IOException("The server does not speak SMTP.");
            }
            lines.Add(line.Length > 4 ? line[4..] : "");
            if (line.Length == 3 || line[3] != '-')
            {
                return new SmtpReply(code, lines);
            }
        }
        throw new IOException("The server's answer does not end.");
    }

    public async ValueTask DisposeAsync()
    {
        await stream.DisposeAsync();
        tcp.Dispose();
    }

    private async Task<string> ReadLineAsync(CancellationToken cancel)
    {
        while (true)
        {
            var newline = Array.IndexOf(buffer, (byte)'\n', start, end - start);
            if (newline >= 0)
            {
                var line = Encoding.Latin1.GetString(buffer, start, newline - start).TrimEnd('\r');
                start = newline + 1;
                return line;
            }
            if (start > 0)
            {
                buffer.AsSpan(start, end - start).CopyTo(buffer);
                (start, end) = (0, end - start);
            }
            if (end == buffer.Length)
            {
                throw new IOException("The server's line does not end.");
            }
            var read = await stream.ReadAsync(buffer.AsMemory(end), cancel);
            if (read == 0)
            {
                throw new IOException("The server closed the connection.");
            }
            end += read;
        }
    }
}
