using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.MailProbe;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Core.Tests.Mailing;

public sealed class MailWorkerTests : IAsyncLifetime
{
    private TestDatabase test = null!;

    public async ValueTask InitializeAsync() => test = await TestDatabase.CreateAsync();

    public async ValueTask DisposeAsync() => await test.DisposeAsync();

    [Fact]
    public async Task A_dead_server_delays_mails_and_they_leave_when_it_is_back()
    {
        var port = FreePort.Find();
        await using var bench = new MailBench(test, MailBench.Smtp(port));
        await bench.EnqueueAsync(3);
        Assert.False(await bench.Worker.DeliverDueAsync());
        var rows = await bench.RowsAsync();
        Assert.All(rows, row => Assert.Equal(OutboxState.Queued, row.State));
        var tried = Assert.Single(rows, row => row.Attempts == 1);
        Assert.Equal(bench.Clock.Now.AddMinutes(1), tried.DueAt);
        Assert.Equal("ConnectionRefused", tried.LastError);

        await using var sink = await SmtpSink.StartAsync(port);
        Assert.True(await bench.Worker.DeliverDueAsync());
        Assert.Equal(2, sink.Count);
        bench.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True(await bench.Worker.DeliverDueAsync());
        Assert.All(await bench.RowsAsync(), row => Assert.Equal((OutboxState.Sent, null), (row.State, row.LastError)));
        Assert.Equal(["v1@example.org", "v2@example.org", "v3@example.org"], sink.CountByRecipient().Keys.Order());
    }

    [Fact]
    public async Task A_mailbox_that_says_later_is_tried_seven_times_over_seventeen_hours_then_given_up_visibly()
    {
        await using var sink = await SmtpSink.StartAsync(null, "-r", "RCPT", "-b", "450 4.2.2 <v1@example.org> mailbox full");
        await using var bench = new MailBench(test, MailBench.Smtp(sink.Port));
        await bench.EnqueueAsync(1);
        var waits = new List<int>();
        for (var attempt = 1; attempt <= 7; attempt++)
        {
            await bench.Worker.DeliverDueAsync();
            var row = Assert.Single(await bench.RowsAsync());
            Assert.Equal(attempt, row.Attempts);
            waits.Add((int)(row.DueAt - bench.Clock.Now).TotalMinutes);
            bench.Clock.Advance(row.DueAt - bench.Clock.Now);
        }
        Assert.Equal([1, 5, 15, 60, 240, 720, 0], waits);
        var failed = Assert.Single(await bench.Queue.FailedAsync());
        Assert.Equal("RCPT TO: 450 4.2.2 <[adresse]> mailbox full", failed.LastError);
        Assert.Equal(0, sink.Count);
    }

    [Fact]
    public async Task An_unknown_mailbox_fails_at_once_and_no_address_is_stored_or_logged()
    {
        await using var sink = await SmtpSink.StartAsync(null, "-f", "RCPT", "-B", "550 5.1.1 <v12345@example.org>: no user V12345 here");
        await using var bench = new MailBench(test, MailBench.Smtp(sink.Port));
        await bench.EnqueueAsync(MailBench.Mail(12345));
        Assert.True(await bench.Worker.DeliverDueAsync());
        var rows = await bench.RowsAsync();
        Assert.Equal((OutboxState.Failed, 1), (rows[0].State, rows[0].Attempts));
        Assert.Equal("RCPT TO: 550 5.1.1 <[adresse]>: no user [adresse] here", rows[0].LastError);
        Assert.NotEmpty(bench.Log.Lines);
        Assert.DoesNotContain(bench.Log.Lines, line => line.Contains('@') || line.Contains("v12345", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_refused_message_fails_alone()
    {
        await using var sink = await SmtpSink.StartAsync(null, "-f", ".", "-B", "554 5.6.0 looks like spam");
        await using var bench = new MailBench(test, MailBench.Smtp(sink.Port));
        await bench.EnqueueAsync(2);
        Assert.True(await bench.Worker.DeliverDueAsync());
        Assert.All(await bench.RowsAsync(), row => Assert.Equal((OutboxState.Failed, 1), (row.State, row.Attempts)));
        Assert.All(await bench.RowsAsync(), row => Assert.StartsWith("DATA: 554 ", row.LastError, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("CONNECT", "554 5.7.1 this address is blocked")]
    [InlineData("EHLO,HELO", "550 5.7.1 unknown name")]
    [InlineData("MAIL", "553 5.7.1 sender not owned")]
    public async Task A_refusal_that_every_mail_would_meet_gives_up_none(string command, string answer)
    {
        await using var sink = await SmtpSink.StartAsync(null, "-f", command, "-B", answer);
        await using var bench = new MailBench(test, MailBench.Smtp(sink.Port));
        await bench.EnqueueAsync(2);
        Assert.False(await bench.Worker.DeliverDueAsync());
        var rows = await bench.RowsAsync();
        Assert.All(rows, row => Assert.Equal(OutboxState.Queued, row.State));
        Assert.Contains(answer[4..], Assert.Single(rows, row => row.Attempts == 1).LastError);
    }

    [Fact]
    public async Task A_server_that_shuts_down_at_a_recipient_delays_all_mails()
    {
        await using var sink = await SmtpSink.StartAsync(null, "-r", "RCPT", "-b", "421 4.3.2 shutting down");
        await using var bench = new MailBench(test, MailBench.Smtp(sink.Port));
        await bench.EnqueueAsync(2);
        Assert.False(await bench.Worker.DeliverDueAsync());
        Assert.Equal([0, 1], (await bench.RowsAsync()).Select(row => row.Attempts).Order());
    }

    [Fact]
    public async Task A_mail_that_cannot_be_composed_fails_alone_without_its_address()
    {
        await using var sink = await SmtpSink.StartAsync();
        await using var bench = new MailBench(test, MailBench.Smtp(sink.Port),
            template: new ScriptedTemplate(mail => mail.RecipientId switch
        {
            1 => throw new InvalidOperationException("nothing to say to jean.dupont@example.org"),
            2 => null,
            3 => new MailContent("a@example.org, b@example.org", "", "Deux", new MailBody()),
            4 => new MailContent("c@example.org", "", "Lien", new MailBody().Button("Ouvrir", "javascript:alert(1)")),
            _ => new MailContent("d@example.org", "", "Bon", new MailBody().Paragraph("Oui")),
        }));
        await bench.EnqueueAsync(5);
        await bench.Worker.DeliverDueAsync();
        var rows = await bench.RowsAsync();
        Assert.Equal(
            [OutboxState.Failed, OutboxState.Dropped, OutboxState.Failed, OutboxState.Failed, OutboxState.Sent],
            rows.OrderBy(row => row.RecipientId).Select(row => row.State));
        Assert.Equal("InvalidOperationException: nothing to say to [adresse]", rows.Single(row => row.RecipientId == 1).LastError);
        Assert.DoesNotContain(bench.Log.Lines, line => line.Contains('@'));
        Assert.Equal("d@example.org", Assert.Single(sink.Messages()).Recipient);
    }

    [Fact]
    public async Task A_mail_that_could_not_be_composed_for_a_full_disk_leaves_later()
    {
        await using var sink = await SmtpSink.StartAsync();
        var full = true;
        await using var bench = new MailBench(test, MailBench.Smtp(sink.Port), template: new ScriptedTemplate(_ => full
            ? throw new StorageUnavailableException(new IOException("No space left on device", 28))
            : new MailContent("d@example.org", "", "Bon", new MailBody().Paragraph("Oui"))));
        await bench.EnqueueAsync(1);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => bench.Worker.DeliverDueAsync());
        full = false;
        bench.Clock.Advance(TimeSpan.FromSeconds(121));
        await bench.Worker.DeliverDueAsync();
        Assert.Equal(OutboxState.Sent, Assert.Single(await bench.RowsAsync()).State);
        Assert.Equal("d@example.org", Assert.Single(sink.Messages()).Recipient);
    }

    [Fact]
    public async Task What_a_dead_node_held_is_sent_after_its_lease_with_the_same_message_id()
    {
        await using var sink = await SmtpSink.StartAsync();
        await using var dead = new MailBench(test, MailBench.Smtp(sink.Port));
        await dead.EnqueueAsync(3);
        var held = await dead.Leases.TakeAsync(10, default);
        Assert.Equal(3, held.Count);
        await using var bench = new MailBench(test, MailBench.Smtp(sink.Port));
        await bench.Worker.DeliverDueAsync();
        Assert.Equal(0, sink.Count);
        bench.Clock.Advance(TimeSpan.FromSeconds(121));
        await bench.Worker.DeliverDueAsync();
        Assert.Equal(held.Select(mail => mail.MessageId).Order(), sink.Messages().Select(mail => mail.MessageId).Order());
        Assert.False(await dead.Leases.FinishAsync(held[0], MailOutcome.Failed("late")));
    }

    [Fact]
    public async Task A_mail_composed_too_close_to_the_end_of_its_lease_is_given_back_not_sent()
    {
        await using var sink = await SmtpSink.StartAsync();
        MailBench? bench = null;
        var slow = new ScriptedTemplate(mail =>
        {
            if (mail.RecipientId == 1)
            {
                bench!.Clock.Advance(TimeSpan.FromSeconds(115));
            }
            return new MailContent(ProbeTemplate.AddressOf(mail.RecipientId), "", "Bonjour", new MailBody());
        });
        await using (bench = new MailBench(test, MailBench.Smtp(sink.Port), template: slow))
        {
            await bench.EnqueueAsync(2);
            var round = new MailDispatcher(await bench.Leases.TakeAsync(10, default), bench.Leases, bench.Gate,
                bench.Courier, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance, default);
            await using var connection = bench.Transport.Open();
            await round.RunAsync([connection]);
            Assert.Equal(0, sink.Count);
            Assert.All(await bench.RowsAsync(), row => Assert.Equal(
                (OutboxState.Queued, 0, null), (row.State, row.Attempts, row.LeasedBy)));
        }
    }

    [Fact]
    public async Task A_stop_lets_the_mail_in_hand_through_and_gives_the_others_back()
    {
        await using var sink = await SmtpSink.StartAsync(null, "-w", "1");
        await using var bench = new MailBench(test, MailBench.Smtp(sink.Port));
        await bench.EnqueueAsync(5);
        using var stop = new CancellationTokenSource();
        var delivery = bench.Worker.DeliverDueAsync(stop.Token);
        await Until.TrueAsync("a mail is at the server", () => sink.Count == 1);
        await stop.CancelAsync();
        await delivery;
        var rows = await bench.RowsAsync();
        Assert.Single(rows, row => row.State == OutboxState.Sent);
        Assert.Equal(4, rows.Count(row => row.State == OutboxState.Queued && row.LeasedBy == null));
        Assert.Equal(1, sink.Count);
    }

    [Fact]
    public async Task Mails_that_someone_waits_for_leave_before_a_grouped_sending()
    {
        await using var sink = await SmtpSink.StartAsync();
        await using var bench = new MailBench(test, MailBench.Smtp(sink.Port));
        await bench.EnqueueAsync(Enumerable.Range(1, 10).Select(i => MailBench.Mail(i, bulk: true)));
        bench.Clock.Advance(TimeSpan.FromHours(1));
        await bench.EnqueueAsync(MailBench.Mail(99));
        Assert.Equal([99L, 1L], (await bench.Leases.TakeAsync(2, default)).Select(mail => mail.RecipientId).OrderDescending());
    }

    [Fact]
    public async Task Without_a_server_mails_wait_and_the_status_says_so()
    {
        await using var bench = new MailBench(test, new MailOptions());
        await bench.EnqueueAsync(2);
        await bench.Worker.StartAsync(default);
        await bench.Worker.ExecuteTask!;
        bench.Clock.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(new MailQueueStatus(false, 2, TimeSpan.FromMinutes(3), 0, 0), await bench.Queue.StatusAsync());
    }

    [Fact]
    public async Task A_failed_mail_can_be_tried_again()
    {
        var port = FreePort.Find();
        await using var bench = new MailBench(test, MailBench.Smtp(port));
        await bench.EnqueueAsync(1);
        await using (await SmtpSink.StartAsync(port, "-f", "RCPT", "-B", "550 5.1.1 no such user"))
        {
            await bench.Worker.DeliverDueAsync();
        }
        var failed = Assert.Single(await bench.Queue.FailedAsync());
        Assert.True(await bench.Queue.RetryAsync(failed.Id));
        Assert.False(await bench.Queue.RetryAsync(failed.Id));
        await using var sink = await SmtpSink.StartAsync(port);
        await bench.Worker.DeliverDueAsync();
        Assert.Equal(new MailQueueStatus(true, 0, null, 0, 1), await bench.Queue.StatusAsync());
        Assert.Equal(1, sink.Count);
    }

    [Fact]
    public async Task Two_nodes_on_one_database_never_send_the_same_mail()
    {
        await using var sink = await SmtpSink.StartAsync();
        await using var one = new MailBench(test, MailBench.Smtp(sink.Port, connections: 4));
        await using var two = new MailBench(test, MailBench.Smtp(sink.Port, connections: 4));
        await one.EnqueueAsync(500);
        await Task.WhenAll(one.Worker.DeliverDueAsync(), two.Worker.DeliverDueAsync());
        Assert.Equal(500, sink.Count);
        Assert.All(sink.CountByRecipient(), pair => Assert.Equal(1, pair.Value));
        Assert.All(await one.RowsAsync(), row => Assert.Equal(OutboxState.Sent, row.State));
    }
}
