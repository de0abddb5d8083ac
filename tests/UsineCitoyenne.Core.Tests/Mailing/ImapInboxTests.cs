using Microsoft.Extensions.Logging.Abstractions;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Mailing.Inbound;
using UsineCitoyenne.Core.Mailing.Returns;
using UsineCitoyenne.Core.Tests.Mailing.Returns;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Core.Tests.Mailing;

public sealed class ImapInboxTests : IAsyncLifetime
{
    private readonly Kept handler = new();
    private TestDatabase test = null!;
    private ImapServer server = null!;
    private MailBench bench = null!;

    public async ValueTask InitializeAsync()
    {
        test = await TestDatabase.CreateAsync();
        server = await ImapServer.StartAsync();
        bench = new MailBench(test, Options(server.Port), clock: TimeProvider.System, handler: handler);
    }

    public async ValueTask DisposeAsync()
    {
        await bench.DisposeAsync();
        await server.DisposeAsync();
        await test.DisposeAsync();
    }

    [Fact]
    public async Task Answers_and_returns_are_taken_and_put_away_and_what_is_for_people_stays()
    {
        await bench.EnqueueAsync(MailBench.Mail(1));
        var mail = Assert.Single(await bench.RowsAsync());
        server.Deliver(Answer("1", "J’en prends 20."));
        server.Deliver("From: josette@example.org\nTo: reponses@usine.example.org\nSubject: Bonjour\n\nQui lit ceci ?");
        server.Deliver(Reports.Status(bench.Get<ReturnPath>().Of(mail.Id)!, "failed", "5.1.1", "550 5.1.1 User unknown"));
        server.Deliver(Answer("1", "J’en prends 20."));
        server.Deliver(Answer("2", "Absente", "Auto-Submitted: auto-replied"));
        Assert.Equal(2, await bench.Get<ImapInbox>().ReadOnceAsync(default));
        Assert.Equal(["7: J’en prends 20."], handler.Texts);
        Assert.Equal((1, 4), (server.Left(), server.In("Usine-traites")));
        await using var db = test.Database.Read();
        Assert.NotNull(await AddressTroubles.SinceAsync(db, MailRecipient.Volunteer, 1, default));
        // A restart finds what is left for people, and leaves it.
        Assert.Equal(0, await Another(bench.Get<MailOptions>()).ReadOnceAsync(default));
        Assert.Equal(1, server.Left());
    }

    [Fact]
    public async Task Where_nothing_can_be_moved_each_answer_is_taken_once()
    {
        var options = Options(server.Port);
        options.Imap.DoneFolder = "a..b";
        server.Deliver(Answer("1", "Oui"));
        var inbox = Another(options);
        Assert.Equal((1, 0), (await inbox.ReadOnceAsync(default), await inbox.ReadOnceAsync(default)));
        Assert.Equal(0, await Another(options).ReadOnceAsync(default));
        Assert.Equal(["7: Oui"], handler.Texts);
    }

    [Fact]
    public async Task A_mail_that_arrives_later_is_taken_while_the_session_waits()
    {
        using var stop = new CancellationTokenSource();
        var session = bench.Get<ImapInbox>().RunAsync(stop.Token);
        server.Deliver(Answer("1", "Un"));
        await Until.TrueAsync("the first is taken", () => handler.Texts.Count == 1);
        server.Deliver(Answer("2", "Deux"));
        await Until.TrueAsync("the second is taken", () => handler.Texts.Count == 2);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => session);
    }

    [Fact]
    public async Task A_wrong_password_or_a_server_away_is_an_error_to_tell()
    {
        var wrong = Options(server.Port);
        wrong.Imap.Password = "autre";
        await Assert.ThrowsAsync<MailKit.Security.AuthenticationException>(() => Another(wrong).ReadOnceAsync(default));
        await Assert.ThrowsAsync<System.Net.Sockets.SocketException>(() => Another(Options(FreePort.Find())).ReadOnceAsync(default));
    }

    [Fact]
    public async Task With_TLS_no_password_leaves_before_the_server_has_proved_its_name()
    {
        var plain = Options(server.Port);
        plain.Imap.Tls = true;
        await Assert.ThrowsAsync<NotSupportedException>(() => Another(plain).ReadOnceAsync(default));
        await using var unknown = await ImapServer.StartAsync(tls: true);
        unknown.Deliver(Answer("1", "Oui"));
        var refused = Options(unknown.Port);
        refused.Imap.Tls = true;
        await Assert.ThrowsAsync<MailKit.Security.SslHandshakeException>(() => Another(refused).ReadOnceAsync(default));
        Assert.Equal((1, 0), (unknown.Left(), handler.Texts.Count));
    }

    private ImapInbox Another(MailOptions options) =>
        new(options, bench.Get<InboundReader>(), TimeProvider.System, NullLogger<ImapInbox>.Instance);

    private static MailOptions Options(int port) => new()
    {
        InboundAddress = "reponses@usine.example.org",
        Imap = { Host = "127.0.0.1", Port = port, Tls = false, User = "reponses", Password = ImapServer.Password },
    };

    private string Answer(string id, string text, string header = "X-Rien: 1") => $"""
        From: Josette <josette@example.org>
        To: {bench.Get<InboundAddresses>().Of("essai", 7)}
        Message-ID: <{id}@example.org>
        {header}
        Subject: Re: Appel
        MIME-Version: 1.0
        Content-Type: text/plain; charset=utf-8

        {text}

        Le lun. 30 nov. 2026 à 10:12, Usine a écrit :
        > Bonjour
        """;

    private sealed class Kept : IInboundHandler
    {
        public string Kind => "essai";

        public List<string> Texts { get; } = [];

        public Task HandleAsync(SiteDbContext db, InboundMail mail, long subject, CancellationToken cancel)
        {
            Texts.Add($"{subject}: {mail.Text}");
            return Task.CompletedTask;
        }
    }
}
