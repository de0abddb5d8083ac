using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace UsineCitoyenne.Testing;

/// <summary>
/// A small SMTP server with STARTTLS and AUTH LOGIN under a self-signed certificate for « localhost », which smtp-sink lacks. Under TLS it
/// demands the password. Refuses the recipients refused@… (550) and unclear@… (554).
/// </summary>
public sealed class TlsSmtpListener : IAsyncDisposable
{
    public const string Password = "s€cret";

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly X509Certificate2 certificate = SelfSigned();
    private readonly Task loop;

    public TlsSmtpListener()
    {
        listener.Start();
        loop = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>What a client must trust, as PEM.</summary>
    public string CertificatePem => certificate.ExportCertificatePem();

    public ConcurrentQueue<SinkMail> Messages { get; } = [];

    /// <summary>Commands in the order received, « TLS » in front of those that came encrypted.</summary>
    public ConcurrentQueue<string> Commands { get; } = [];

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        await loop;
        certificate.Dispose();
    }

    private async Task AcceptAsync()
    {
        var sessions = new List<Task>();
        try
        {
            while (true)
            {
                sessions.Add(ServeAsync(await listener.AcceptTcpClientAsync()));
            }
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(sessions);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var owned = client;
        try
        {
            await TalkAsync(client.GetStream());
        }
        catch (Exception failure) when (failure is IOException or System.Security.Authentication.AuthenticationException)
        {
            Commands.Enqueue("session broken");
        }
    }

    private async Task TalkAsync(Stream stream)
    {
        var secure = false;
        var signedIn = false;
        var reader = new StreamReader(stream, Encoding.ASCII);
        var recipient = "";
        await SayAsync(stream, "220 test");
        while (await reader.ReadLineAsync() is { } command)
        {
            Commands.Enqueue(secure ? "TLS " + command : command);
            switch (command.Split(' ')[0].ToUpperInvariant())
            {
                case "EHLO":
                    await SayAsync(stream, secure ? "250-test\r\n250 AUTH LOGIN" : "250-test\r\n250 STARTTLS");
                    break;
                case "STARTTLS":
                    await SayAsync(stream, "220 go");
                    var tls = new SslStream(stream);
                    await tls.AuthenticateAsServerAsync(certificate);
                    (stream, secure, reader) = (tls, true, new StreamReader(tls, Encoding.ASCII));
                    break;
                case "AUTH":
                    await SayAsync(stream, "334 VXNlcm5hbWU6");
                    var user = await reader.ReadLineAsync();
                    await SayAsync(stream, "334 UGFzc3dvcmQ6");
                    var password = await reader.ReadLineAsync();
                    signedIn = user == Base64("usine") && password == Base64(Password);
                    await SayAsync(stream, signedIn ? "235 ok" : "535 5.7.8 wrong password");
                    break;
                case "MAIL":
                    await SayAsync(stream, secure && !signedIn ? "530 5.7.0 sign in first" : "250 ok");
                    break;
                case "RCPT":
                    recipient = command.Split('<', '>')[1];
                    await SayAsync(stream, recipient.Split('@')[0] switch
                    {
                        "refused" => "550 5.1.1 no such user",
                        "unclear" => "554 5.7.1 relay access denied",
                        _ => "250 ok",
                    });
                    break;
                case "DATA":
                    await SayAsync(stream, "354 go");
                    Messages.Enqueue(new SinkMail(recipient, await ReadMessageAsync(reader)));
                    await SayAsync(stream, "250 ok");
                    break;
                case "QUIT":
                    await SayAsync(stream, "221 bye");
                    return;
                default:
                    await SayAsync(stream, "250 ok");
                    break;
            }
        }
    }

    private static async Task<string> ReadMessageAsync(StreamReader reader)
    {
        var message = new StringBuilder();
        while (await reader.ReadLineAsync() is { } line and not ".")
        {
            message.Append(line.StartsWith('.') ? line[1..] : line).Append('\n');
        }
        return message.ToString();
    }

    private static async Task SayAsync(Stream stream, string reply) => await stream.WriteAsync(Encoding.ASCII.GetBytes(reply + "\r\n"));

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var now = TimeProvider.System.GetUtcNow();
        using var created = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(created.Export(X509ContentType.Pfx), null);
    }
}
