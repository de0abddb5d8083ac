using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Mailing.Inbound;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Core.Tests.Mailing;

public sealed class InboundMailTests : IAsyncLifetime
{
    private TestDatabase test = null!;
    private InboundAddresses addresses = null!;

    public async ValueTask InitializeAsync()
    {
        test = await TestDatabase.CreateAsync();
        addresses = new InboundAddresses(test.Options, new SiteOptions(),
            new MailOptions { InboundAddress = "reponses@usine.example.org" });
    }

    public async ValueTask DisposeAsync() => await test.DisposeAsync();

    [Fact]
    public void A_relay_address_names_its_subject_and_a_forged_one_nothing()
    {
        var address = addresses.Of("reply-need", 12)!;
        Assert.Matches("^reponses\\+reply-need-12-[0-9a-f]{16}@usine\\.example\\.org$", address);
        Assert.Equal(new InboundSubject("reply-need", 12), addresses.Find($"Josette <{address.ToUpperInvariant()}>"));
        Assert.Null(addresses.Find(address.Replace("-12-", "-13-")));
        Assert.Null(addresses.Find(address.Replace("reply-need", "reply-role")));
        Assert.Null(addresses.Find("reponses@usine.example.org"));
        Assert.Throws<ArgumentException>(() => addresses.Of("Besoin 1", 1));
        Assert.Null(new InboundAddresses(test.Options, new SiteOptions(), new MailOptions()).Of("reply-need", 12));
    }

    [Theory]
    [InlineData("J'en prends 20.\r\n\r\nLe lun. 30 nov. 2026 à 10:12, Usine <x@y.fr> a\r\nécrit :\r\n\r\n> Bonjour\r\n> Merci\r\n",
        "J'en prends 20.")]
    [InlineData("Oui.\n\nOn Mon, Nov 30, 2026 at 10:12 AM Usine wrote:\n\nBonjour Josette", "Oui.")]
    [InlineData("Le 30/11/2026 à 10:12, Usine a écrit :\n> Combien ?\n\nVingt.\n", "Vingt.")]
    [InlineData("Je viens\n\n-----Message d'origine-----\nDe : Usine\nEnvoyé : lundi", "Je viens")]
    [InlineData("Je viens\n\nDe : Usine <a@b.fr>\nEnvoyé : lundi 30 novembre 2026\nÀ : Josette\nObjet : Appel", "Je viens")]
    [InlineData("Je viens\n\nEnvoyé de mon iPhone", "Je viens")]
    [InlineData("Je viens\n-- \nJosette Ourlet\n06 39 98 00 01", "Je viens")]
    [InlineData("Le matin me va.\nDe : 9 h à 11 h", "Le matin me va.\nDe : 9 h à 11 h")]
    [InlineData("Un\u000bdeux\u202etrois\u0000", "Undeuxtrois")]
    public void What_somebody_wrote_is_kept_without_what_they_quote(string body, string kept)
    {
        Assert.Equal(kept, InboundText.Cut(body));
    }

    [Fact]
    public void An_answer_in_HTML_only_becomes_text_without_its_quotation()
    {
        var mail = Read("From: josette@example.org", "Content-Type: text/html; charset=utf-8", "",
            "<html><head><style>p{}</style></head><body><p>Bonjour,<br>j’en prends&nbsp;20 &amp; je viens.</p><script>x()</script>"
            + "<div class=\"gmail_quote\">Le lundi…<blockquote>Secret</blockquote></div></body></html>");
        Assert.Equal("Bonjour,\nj’en prends\u00a020 & je viens.", mail.Text);
        Assert.Equal("Oui", Read("From: a@b.fr", "Content-Type: text/html", "", "<html><head><style>p{}</style><body><p>Oui</p>").Text);
        Assert.Equal("fin", Read("From: a@b.fr", "Content-Type: text/html", "", string.Concat(Enumerable.Repeat("<div>", 200_000)) + "fin")
            .Text);
    }

    [Theory]
    [InlineData("Auto-Submitted: auto-replied")]
    [InlineData("Precedence: bulk")]
    [InlineData("Return-Path: <>")]
    [InlineData("List-Id: <liste.example.org>")]
    [InlineData("X-Autoreply: yes")]
    public async Task What_a_machine_sends_reaches_no_person(string header)
    {
        var handler = new Noted();
        Assert.Equal(InboundOutcome.Automatic, await Dispatcher(handler).TakeAsync(Mail("1", header), default));
        Assert.Empty(handler.Texts);
    }

    [Fact]
    public async Task A_mail_of_ours_that_comes_around_reaches_no_person()
    {
        var handler = new Noted();
        Assert.Equal(InboundOutcome.Automatic, await Dispatcher(handler).TakeAsync(Mail("1", from: addresses.Of("essai", 9)!), default));
        Assert.Empty(handler.Texts);
    }

    [Fact]
    public async Task A_mail_is_handed_over_once_and_again_when_its_handling_failed()
    {
        var handler = new Noted { Fails = true };
        var dispatcher = Dispatcher(handler);
        await Assert.ThrowsAsync<InvalidOperationException>(() => dispatcher.TakeAsync(Mail("1"), default));
        handler.Fails = false;
        Assert.Equal(InboundOutcome.Taken, await dispatcher.TakeAsync(Mail("1"), default));
        Assert.Equal(InboundOutcome.Repeated, await dispatcher.TakeAsync(Mail("1"), default));
        Assert.Equal(InboundOutcome.Taken, await dispatcher.TakeAsync(Mail("2"), default));
        Assert.Equal(InboundOutcome.Unknown, await dispatcher.TakeAsync(
            Read("From: a@b.fr", "To: reponses@usine.example.org", "", "Bonjour"), default));
        Assert.Equal(["7 josette@example.org Je viens", "7 josette@example.org Je viens"], handler.Texts);
    }

    private InboundDispatcher Dispatcher(Noted handler) =>
        new(test.Database, addresses, [handler], TimeProvider.System, NullLogger<InboundDispatcher>.Instance);

    private InboundMail Mail(string id, string header = "X-Rien: 1", string from = "Josette <josette@example.org>") =>
        Read($"From: {from}", $"To: {addresses.Of("essai", 7)}", $"Message-ID: <{id}@example.org>", header, "Subject: Re: appel", "",
            "Je viens\n> oui");

    private static InboundMail Read(params string[] lines) => InboundMail.Read(Encoding.UTF8.GetBytes(string.Join("\r\n", lines)))!;

    private sealed class Noted : IInboundHandler
    {
        public string Kind => "essai";

        public bool Fails { get; set; }

        public List<string> Texts { get; } = [];

        public Task HandleAsync(SiteDbContext db, InboundMail mail, long subject, CancellationToken cancel)
        {
            if (Fails)
            {
                throw new InvalidOperationException();
            }
            Texts.Add($"{subject} {mail.From} {mail.Text}");
            return Task.CompletedTask;
        }
    }
}
