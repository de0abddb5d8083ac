using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace UsineCitoyenne.Testing;

/// <summary>
/// A real IMAP server (Debian package <c>dovecot-imapd</c>) on a free local port, with one user and a maildir that the test fills.
/// </summary>
public sealed class ImapServer : IAsyncDisposable
{
    public const string Password = "un-mot-de-passe";
    private const string Program = "/usr/sbin/dovecot";
    private readonly string folder;
    private readonly Process process;
    private int delivered;

    private ImapServer(string folder, Process process, int port) => (this.folder, this.process, Port) = (folder, process, port);

    public int Port { get; }

    private string Mail => Path.Combine(folder, "mail");

    /// <param name="tls">Whether it offers STARTTLS, with a certificate for 127.0.0.1 that nobody signed but itself.</param>
    public static async Task<ImapServer> StartAsync(bool tls = false)
    {
        if (!File.Exists(Program))
        {
            throw new InvalidOperationException($"{Program} is missing: install the package dovecot-imapd, as tests/run does.");
        }
        var (folder, port) = (Directory.CreateTempSubdirectory("usine-imap-").FullName, FreePort.Find());
        var configuration = Path.Combine(folder, "dovecot.conf");
        await File.WriteAllTextAsync(configuration, Configuration(folder, port, tls));
        if (tls)
        {
            await WriteCertificateAsync(folder);
        }
        foreach (var part in (string[])["new", "cur", "tmp"])
        {
            Directory.CreateDirectory(Path.Combine(folder, "mail", part));
        }
        if (Environment.IsPrivilegedProcess)
        {
            // Dovecot serves no mailbox as root.
            using var own = Process.Start("chown", ["-R", "nobody", Path.Combine(folder, "mail")]);
            await own.WaitForExitAsync();
            using var enter = Process.Start("chmod", ["755", folder]);
            await enter.WaitForExitAsync();
        }
        var server = new ImapServer(folder, Process.Start(Program, ["-F", "-c", configuration]), port);
        await Until.TrueAsync("dovecot listens", server.IsListeningAsync);
        return server;
    }

    /// <summary>As a mail server would: written aside, then moved to <c>new/</c>.</summary>
    public void Deliver(string message)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{++delivered:D6}.test");
        var aside = Path.Combine(Mail, "tmp", name);
        File.WriteAllText(aside, message.ReplaceLineEndings("\r\n"), new UTF8Encoding(false));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(aside, (UnixFileMode)0b110_110_110);
        }
        File.Move(aside, Path.Combine(Mail, "new", name));
    }

    /// <summary>How many messages stand in the inbox.</summary>
    public int Left() => Count(Mail);

    /// <summary>How many in another folder.</summary>
    public int In(string name) => Count(Path.Combine(Mail, "." + name));

    public async ValueTask DisposeAsync()
    {
        // SIGTERM: its children end with it.
        using (var kill = Process.Start("kill", [process.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync();
        }
        await process.WaitForExitAsync();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static int Count(string mailbox) => ((string[])["new", "cur"]).Select(part => Path.Combine(mailbox, part))
        .Where(Directory.Exists).Sum(part => Directory.EnumerateFiles(part).Count());

    private static async Task WriteCertificateAsync(string folder)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        var now = DateTimeOffset.UtcNow;
        using var certificate = request.CreateSelfSigned(now.AddMinutes(-5), now.AddDays(1));
        await File.WriteAllTextAsync(Path.Combine(folder, "certificate.pem"), certificate.ExportCertificatePem());
        await File.WriteAllTextAsync(Path.Combine(folder, "key.pem"), key.ExportPkcs8PrivateKeyPem());
    }

    private static string Configuration(string folder, int port, bool tls) => $$"""
        base_dir = {{folder}}/run
        state_dir = {{folder}}/state
        log_path = {{folder}}/log
        protocols = imap
        listen = 127.0.0.1
        {{(tls ? $"ssl = required\nssl_cert = <{folder}/certificate.pem\nssl_key = <{folder}/key.pem" : "ssl = no")}}
        disable_plaintext_auth = no
        mail_location = maildir:{{folder}}/mail
        first_valid_uid = 1
        first_valid_gid = 1
        {{(Environment.IsPrivilegedProcess ? "" : $"default_internal_user = {Environment.UserName}\ndefault_login_user = {Environment.UserName}")}}
        passdb {
          driver = static
          args = password={{Password}}
        }
        userdb {
          driver = static
          args = uid={{(Environment.IsPrivilegedProcess ? "nobody" : Environment.UserName)}} gid={{(Environment.IsPrivilegedProcess ? "nogroup" : Environment.UserName)}} home={{folder}}/mail
        }
        service imap-login {
          chroot =
          inet_listener imap {
            port = {{port}}
          }
          inet_listener imaps {
            port = 0
          }
        }
        service anvil {
          chroot =
        }
        """;

    private async Task<bool> IsListeningAsync()
    {
        if (process.HasExited)
        {
            throw new InvalidOperationException($"dovecot ended with {process.ExitCode}.");
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
