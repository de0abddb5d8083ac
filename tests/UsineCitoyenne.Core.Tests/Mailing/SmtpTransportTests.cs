using System.Security.Cryptography;
using MimeKit;
using MimeKit.Cryptography;
using Org.BouncyCastle.Crypto;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Mailing.Inbound;
using UsineCitoyenne.MailProbe;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Core.Tests.Mailing;

public sealed class SmtpTransportTests : IAsyncLifetime
{
    private TestDatabase test = null!;

    public async ValueTask InitializeAsync() => test = await TestDatabase.CreateAsync();

    public async ValueTask DisposeAsync() => await test.DisposeAsync();

    [Fact]
    public async Task A_mail_arrives_as_composed_with_the_headers_of_an_automatic_mail()
    {
        await using var sink = await SmtpSink.StartAsync();
        await using var bench = new MailBench(test, MailBench.Smtp(sink.Port), template: new ScriptedTemplate(_ => new MailContent(
            "zoe@exämple.org", "Zoé\r\nBcc: evil@example.org", "Été\u202E\r\nX-Evil: 1 – " + new string('é', 100),
            new MailBody().Paragraph(".\n..point"), "https://usine.example/retrait?c=1&d=é")));
        await bench.EnqueueAsync(1);
        await bench.Worker.DeliverDueAsync();
        var mail = Assert.Single(sink.Messages());
        Assert.Equal("zoe@xn--exmple-cua.org", mail.Recipient);
        Assert.Contains("<zoe@xn--exmple-cua.org>", mail.Raw, StringComparison.Ordinal);
        Assert.Contains("Bcc: evil@example.org", mail.To.Name);
        Assert.Equal("Été  X-Evil: 1 – " + new string('é', 100), mail.Subject);
        Assert.Equal("", mail.Header("X-Evil") + mail.Header("Bcc"));
        Assert.Equal("L’équipe <equipe@usine.example>", mail.Header("From"));
        Assert.Equal("", mail.Header("Reply-To"));
        Assert.Equal("auto-generated", mail.Header("Auto-Submitted"));
        Assert.Equal("<https://usine.example/retrait?c=1&d=%C3%A9>", mail.Header("List-Unsubscribe"));
        Assert.Equal("List-Unsubscribe=One-Click", mail.Header("List-Unsubscribe-Post"));
        Assert.Matches(@"^<\d+\.[0-9a-f]{32}@localhost>$", mail.MessageId);
        Assert.Contains("\n.\n..point\n", mail.Text);
        Assert.All(mail.Raw, letter => Assert.True(letter < 128));
        Assert.All(mail.Raw.Split('\n'), line => Assert.True(line.Length <= 200));
    }

    [Fact]
    public async Task A_server_that_stays_silent_is_given_up_after_the_timeout()
    {
        await using var sink = await SmtpSink.StartAsync(null, "-w", "60");
        var options = MailBench.Smtp(sink.Port);
        options.TimeoutSeconds = 1;
        await using var bench = new MailBench(test, options);
        await bench.EnqueueAsync(2);
        Assert.False(await bench.Worker.DeliverDueAsync());
        Assert.Equal("The server did not answer in time.", (await bench.RowsAsync()).Single(row => row.Attempts == 1).LastError);
    }

    [Fact]
    public async Task A_refused_recipient_does_not_stop_the_next_mails()
    {
        await using var server = new TlsSmtpListener();
        await using var bench = new MailBench(test, MailBench.Smtp(server.Port), template: new ScriptedTemplate(mail => new MailContent(
            mail.RecipientId == 2 ? "refused@example.org" : ProbeTemplate.AddressOf(mail.RecipientId), "", "Bonjour", new MailBody())));
        await bench.EnqueueAsync(3);
        Assert.True(await bench.Worker.DeliverDueAsync());
        Assert.Equal(2, server.Messages.Count);
        Assert.Single(server.Commands, command => command.StartsWith("EHLO", StringComparison.Ordinal));
        Assert.Equal([OutboxState.Sent, OutboxState.Sent, OutboxState.Failed], (await bench.RowsAsync()).Select(row => row.State).Order());
    }

    [Fact]
    public async Task An_unclear_refusal_from_a_relay_that_just_took_a_mail_delays_only_its_own()
    {
        await using var server = new TlsSmtpListener();
        await using var bench = new MailBench(test, MailBench.Smtp(server.Port), template: new ScriptedTemplate(mail => new MailContent(
            mail.RecipientId == 2 ? "unclear@example.org" : ProbeTemplate.AddressOf(mail.RecipientId), "", "Bonjour", new MailBody())));
        await bench.EnqueueAsync(3);
        Assert.True(await bench.Worker.DeliverDueAsync());
        Assert.Equal(2, server.Messages.Count);
        var late = Assert.Single(await bench.RowsAsync(), row => row.State != OutboxState.Sent);
        Assert.Equal((OutboxState.Queued, 1, 2), (late.State, late.Attempts, late.RecipientId));
    }

    [Fact]
    public async Task A_certificate_that_nobody_signed_stops_the_session_before_any_mail_or_password()
    {
        await using var server = new TlsSmtpListener();
        await using var bench = new MailBench(test, Tls(server.Port));
        await bench.EnqueueAsync(1);
        Assert.False(await bench.Worker.DeliverDueAsync());
        Assert.Contains("certificate", Assert.Single(await bench.RowsAsync()).LastError);
        Assert.Empty(server.Messages);
        Assert.DoesNotContain(server.Commands, command => command.Contains("AUTH") || command.Contains("MAIL"));
    }

    [Fact]
    public async Task A_server_without_STARTTLS_gets_nothing_when_it_is_demanded()
    {
        await using var sink = await SmtpSink.StartAsync();
        var options = MailBench.Smtp(sink.Port);
        options.StartTls = true;
        await using var bench = new MailBench(test, options);
        await bench.EnqueueAsync(1);
        Assert.False(await bench.Worker.DeliverDueAsync());
        Assert.Equal(0, sink.Count);
    }

    [Fact]
    public async Task Under_a_trusted_certificate_the_password_and_the_mail_travel_encrypted()
    {
        await using var server = new TlsSmtpListener();
        var trusted = Path.Combine(test.Options.DataFolder, "trusted.pem");
        await File.WriteAllTextAsync(trusted, server.CertificatePem);
        await using var bench = new MailBench(test, new MailOptions(), clock: TimeProvider.System);
        await bench.EnqueueAsync(2);
        using var probe = Probe.Start(test, Tls(server.Port), run: 0, trusted);
        await probe.FinishAsync();
        Assert.Equal([ProbeTemplate.AddressOf(1), ProbeTemplate.AddressOf(2)], server.Messages.Select(mail => mail.Recipient));
        Assert.Equal(["EHLO", "STARTTLS"], server.Commands.Where(command => !command.StartsWith("TLS", StringComparison.Ordinal))
            .Select(command => command.Split(' ')[0]));
        Assert.Single(server.Commands, command => command.StartsWith("TLS AUTH LOGIN", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_wrong_password_stops_the_sending_and_gives_up_no_mail()
    {
        await using var server = new TlsSmtpListener();
        var trusted = Path.Combine(test.Options.DataFolder, "trusted.pem");
        await File.WriteAllTextAsync(trusted, server.CertificatePem);
        await using var bench = new MailBench(test, new MailOptions(), clock: TimeProvider.System);
        await bench.EnqueueAsync(2);
        var options = Tls(server.Port);
        options.Password = "wrong";
        using var probe = Probe.Start(test, options, run: 0, trusted);
        await Until.TrueAsync("a mail was tried", async () => (await bench.RowsAsync()).Any(row => row.Attempts == 1));
        await probe.KillAsync();
        Assert.Empty(server.Messages);
        Assert.DoesNotContain(await bench.RowsAsync(), row => row.State == OutboxState.Failed);
        Assert.DoesNotContain(server.Commands, command => command.Contains("RCPT"));
    }

    [Theory]
    [InlineData("Zoe\" <evil@example.org>, \"", "Zoe” <evil@example.org>, ”")]
    [InlineData("Zoe\\", "Zoe/")]
    [InlineData("=?utf-8?B?ZXZpbA==?=", "= ?utf-8?B?ZXZpbA== ?=")]
    [InlineData("", "")]
    public async Task A_name_stays_a_name(string name, string shown)
    {
        await using var sink = await SmtpSink.StartAsync();
        await using var bench = new MailBench(test, MailBench.Smtp(sink.Port),
            template: new ScriptedTemplate(_ => new MailContent("zoe@example.org", name, "Bonjour", new MailBody())));
        await bench.EnqueueAsync(1);
        await bench.Worker.DeliverDueAsync();
        Assert.Equal((shown, "zoe@example.org"), Assert.Single(sink.Messages()).To);
    }

    [Fact]
    public async Task The_return_address_is_the_envelopes_and_shows_in_no_header()
    {
        await using var sink = await SmtpSink.StartAsync();
        var options = MailBench.Smtp(sink.Port);
        options.ReturnAddress = "retours@usine.example";
        await using var bench = new MailBench(test, options);
        await bench.EnqueueAsync(1);
        await bench.Worker.DeliverDueAsync();
        var mail = Assert.Single(sink.Messages());
        Assert.StartsWith("<retours+1-", mail.Header("X-Mail-Args"), StringComparison.Ordinal);
        Assert.Equal("", mail.Header("Sender"));
        Assert.Equal("L’équipe <equipe@usine.example>", mail.Header("From"));
    }

    [Fact]
    public async Task A_mail_that_can_be_answered_names_its_relay_or_leads_to_a_page()
    {
        await using var sink = await SmtpSink.StartAsync();
        var template = new ScriptedTemplate(
            mail => new MailContent(ProbeTemplate.AddressOf(mail.RecipientId), "", "Appel", new MailBody().Paragraph("Bonjour"))
            {
                Reply = new MailReply("essai", 7, "https://usine.example/repondre/7/"),
            });
        await using var without = new MailBench(test, MailBench.Smtp(sink.Port), template: template);
        await without.EnqueueAsync(MailBench.Mail(1));
        await without.Worker.DeliverDueAsync();
        var options = MailBench.Smtp(sink.Port);
        options.InboundAddress = "reponses@usine.example";
        await using var with = new MailBench(test, options, template: template);
        await with.EnqueueAsync(MailBench.Mail(2));
        await with.Worker.DeliverDueAsync();
        var (page, relay) = (sink.Messages().Single(mail => mail.Recipient == "v1@example.org"), sink.Messages()
            .Single(mail => mail.Recipient == "v2@example.org"));
        Assert.Equal("", page.Header("Reply-To"));
        Assert.Contains("https://usine.example/repondre/7/", page.Text);
        Assert.Equal(with.Get<InboundAddresses>().Of("essai", 7), relay.Header("Reply-To"));
        Assert.DoesNotContain("repondre/7", relay.Text);
    }

    [Fact]
    public async Task A_signature_holds_until_a_letter_changes()
    {
        using var key = RSA.Create(2048);
        var file = Path.Combine(test.Options.DataFolder, "dkim.pem");
        await File.WriteAllTextAsync(file, key.ExportRSAPrivateKeyPem());
        await using var sink = await SmtpSink.StartAsync();
        var options = MailBench.Smtp(sink.Port);
        (options.Dkim.Domain, options.Dkim.Selector, options.Dkim.KeyFile) = ("usine.example", "site", file);
        options.Validate();
        await using var bench = new MailBench(test, options);
        await bench.EnqueueAsync(1);
        await bench.Worker.DeliverDueAsync();
        var raw = Assert.Single(sink.Messages()).Raw;
        Assert.True(await IsSignedAsync(raw, key));
        Assert.False(await IsSignedAsync(raw.Replace("collecter", "collectes", StringComparison.Ordinal), key));
    }

    private static async Task<bool> IsSignedAsync(string raw, RSA key)
    {
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(raw.ReplaceLineEndings("\r\n")));
        using var message = await MimeMessage.LoadAsync(stream);
        return await new DkimVerifier(new KnownKey(key))
            .VerifyAsync(message, message.Headers[message.Headers.IndexOf(HeaderId.DkimSignature)]);
    }

    private static MailOptions Tls(int port)
    {
        var options = MailBench.Smtp(port);
        (options.Host, options.StartTls, options.User, options.Password) = ("localhost", true, "usine", TlsSmtpListener.Password);
        return options;
    }

    private sealed class KnownKey(RSA key) : DkimPublicKeyLocatorBase
    {
        public override AsymmetricKeyParameter LocatePublicKey(
            string methods, string domain, string selector, CancellationToken cancellationToken = default) =>
            (domain, selector) == ("usine.example", "site")
                ? GetPublicKey($"v=DKIM1; k=rsa; p={Convert.ToBase64String(key.ExportSubjectPublicKeyInfo())}")
                : throw new InvalidOperationException($"{selector}._domainkey.{domain}");

        public override Task<AsymmetricKeyParameter> LocatePublicKeyAsync(
            string methods, string domain, string selector, CancellationToken cancellationToken = default) =>
            Task.FromResult(LocatePublicKey(methods, domain, selector, cancellationToken));
    }
}
