using System.Diagnostics;
using System.Net.Mail;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.MailProbe;
using UsineCitoyenne.Testing;
using Xunit.Abstractions;

namespace UsineCitoyenne.Core.Tests.Mailing;

public sealed class MailThroughputTests(ITestOutputHelper output)
{
    private const int Mails = 5000;

    [Fact]
    public async Task Five_thousand_durable_mails_leave_at_half_or_more_of_what_the_server_takes_from_a_bare_client()
    {
        await using var test = await TestDatabase.CreateAsync();
        await using var sink = await SmtpSink.StartAsync();
        var options = MailBench.Smtp(sink.Port, new MailOptions().Connections);
        await using var bench = new MailBench(test, options);
        await bench.EnqueueAsync(Mails);
        var mail = await ComposedAsync(options);

        var library = await RateAsync(200, () => SendWithLibraryAsync(sink.Port, mail, 200));
        var bare = await RateAsync(Mails, () => SendBareAsync(options, mail, Mails));
        var before = sink.Count;
        var worker = await RateAsync(Mails, () => bench.Worker.DeliverDueAsync());

        output.WriteLine($"mails/s: System.Net.Mail {library:0}, bare session {bare:0}, worker {worker:0}: ratio {worker / bare:0.00}");
        Assert.Equal(Mails, sink.Count - before);
        Assert.Equal(Mails, (await bench.Queue.StatusAsync()).SentLastDay);
        Assert.True(worker >= 0.5 * bare, $"{worker:0} mails/s against {bare:0}");
    }

    private static async Task<double> RateAsync(int count, Func<Task> work)
    {
        var watch = Stopwatch.StartNew();
        await work();
        return count / watch.Elapsed.TotalSeconds;
    }

    // The peer of the budget: one client, one connection, no database.
    private static async Task SendBareAsync(MailOptions options, OutgoingMail mail, int count)
    {
        var message = MimeMessage.Write(mail);
        await using var session = await SmtpSession.OpenAsync(options, "bench", default);
        for (var i = 0; i < count; i++)
        {
            await session.SendAsync(mail.From, mail.To, message, default);
        }
    }

    private static async Task SendWithLibraryAsync(int port, OutgoingMail mail, int count)
    {
        using var client = new SmtpClient("127.0.0.1", port);
        for (var i = 0; i < count; i++)
        {
            using var message = new MailMessage(mail.From, mail.To, mail.Subject, mail.Text);
            message.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(mail.Html, null, "text/html"));
            await client.SendMailAsync(message);
        }
    }

    private static async Task<OutgoingMail> ComposedAsync(MailOptions options)
    {
        var content = await new ProbeTemplate().ComposeAsync(MailBench.Mail(1), null!, default);
        var site = new SiteOptions();
        return new OutgoingMail("<1@x>", new DateTime(2026, 11, 21), options.From!, options.FromName!, options.From!, content!.ToAddress,
            content.ToName, content.Subject, new MailTextLayout(site).Text(content), new MailLayout(site).Html(content), null);
    }
}
