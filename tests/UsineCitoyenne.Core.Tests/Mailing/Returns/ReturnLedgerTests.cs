using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Mailing.Returns;
using UsineCitoyenne.MailProbe;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Core.Tests.Mailing.Returns;

public sealed class ReturnLedgerTests : IAsyncLifetime
{
    private TestDatabase test = null!;

    public async ValueTask InitializeAsync() => test = await TestDatabase.CreateAsync();

    public async ValueTask DisposeAsync() => await test.DisposeAsync();

    [Fact]
    public async Task A_full_mailbox_is_silenced_only_after_weeks_of_returns()
    {
        await using var bench = new MailBench(test, new MailOptions());
        var full = new ReturnStatus("5.2.2", ReturnClass.Mailbox);
        await bench.EnqueueAsync(Enumerable.Repeat(MailBench.Mail(1), 6));
        var rows = await bench.RowsAsync();
        // Six on one day are one day.
        foreach (var row in rows.Take(3))
        {
            await bench.RecordAsync(row, full);
        }
        foreach (var row in rows.Skip(3))
        {
            Assert.False(await IsSilencedAsync(bench, 1));
            bench.Clock.Advance(TimeSpan.FromDays(5));
            await bench.RecordAsync(row, full);
        }
        Assert.True(await IsSilencedAsync(bench, 1));
    }

    [Fact]
    public async Task A_message_that_is_refused_silences_nobody()
    {
        await using var bench = new MailBench(test, new MailOptions());
        await bench.EnqueueAsync(1);
        await bench.RecordAsync(Assert.Single(await bench.RowsAsync()), new ReturnStatus("5.3.4", ReturnClass.Message));
        Assert.False(await IsSilencedAsync(bench, 1));
    }

    [Fact]
    public async Task A_provider_that_refuses_us_silences_nobody_pauses_its_grouped_mails_and_is_shown_to_the_operator()
    {
        await using var sink = await SmtpSink.StartAsync();
        await using var bench = new MailBench(test, MailBench.Smtp(sink.Port), template: new ScriptedTemplate(mail => new MailContent(
            mail.RecipientId == 99 ? "v99@autre.example" : ProbeTemplate.AddressOf(mail.RecipientId), "", "Bonjour", new MailBody())));
        await bench.EnqueueAsync(5);
        foreach (var row in await bench.RowsAsync())
        {
            Assert.Empty(await bench.Queue.RefusingAsync());
            await bench.RecordAsync(row, new ReturnStatus("5.7.26", ReturnClass.Policy), "example.org",
                "550 5.7.26 <v1@example.org> unauthenticated (DMARC)");
        }
        var refusing = Assert.Single(await bench.Queue.RefusingAsync());
        Assert.Equal(("example.org", 5, "550 5.7.26 <[adresse]> unauthenticated (DMARC)"),
            (refusing.Domain, refusing.Recipients, refusing.Answer));
        Assert.Equal(1, (await bench.Queue.StatusAsync()).Refusing);
        Assert.Contains(bench.Log.Lines, line => line.StartsWith("Error example.org refuses our mails", StringComparison.Ordinal));
        Assert.DoesNotContain(bench.Log.Lines, line => line.Contains('@'));
        await using (var db = bench.Database.Read())
        {
            Assert.False(await db.Set<AddressTrouble>().AnyAsync());
        }

        await bench.EnqueueAsync(MailBench.Mail(7, bulk: true), MailBench.Mail(8), MailBench.Mail(99, bulk: true));
        await bench.Worker.DeliverDueAsync();
        Assert.DoesNotContain("v7@example.org", sink.CountByRecipient().Keys);
        Assert.Contains("v8@example.org", sink.CountByRecipient().Keys);
        Assert.Contains("v99@autre.example", sink.CountByRecipient().Keys);

        Assert.True(await bench.Queue.ResumeAsync("Example.org"));
        Assert.False(await bench.Queue.ResumeAsync("example.org"));
        await bench.Worker.DeliverDueAsync();
        Assert.Contains("v7@example.org", sink.CountByRecipient().Keys);
    }

    [Fact]
    public async Task What_the_relay_refuses_at_once_counts_like_what_comes_back()
    {
        await using var sink = await SmtpSink.StartAsync(null, "-f", "RCPT", "-B", "550 5.1.1 no such user");
        await using var bench = new MailBench(test, MailBench.Smtp(sink.Port));
        await bench.EnqueueAsync(1);
        await bench.Worker.DeliverDueAsync();
        Assert.True(await IsSilencedAsync(bench, 1));
    }

    [Fact]
    public async Task Five_people_refused_by_policy_at_once_are_late_and_the_operator_is_told()
    {
        await using var sink = await SmtpSink.StartAsync(null, "-f", "RCPT", "-B", "550 5.7.1 blocked, see https://aide.example");
        await using var bench = new MailBench(test, MailBench.Smtp(sink.Port));
        await bench.EnqueueAsync(5);
        await bench.Worker.DeliverDueAsync();
        Assert.All(await bench.RowsAsync(), row => Assert.Equal((OutboxState.Queued, 1), (row.State, row.Attempts)));
        Assert.Equal("example.org", Assert.Single(await bench.Queue.RefusingAsync()).Domain);
        Assert.False(await IsSilencedAsync(bench, 1));
    }

    private static async Task<bool> IsSilencedAsync(MailBench bench, long recipient)
    {
        await using var db = bench.Database.Read();
        return await AddressTroubles.SinceAsync(db, MailRecipient.Volunteer, recipient, default) is not null;
    }
}
