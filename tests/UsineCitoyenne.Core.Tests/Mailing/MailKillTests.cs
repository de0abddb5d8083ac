using System.Data;
using System.Data.Common;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Core.Tests.Mailing;

/// <summary>kill -9 at the worst moments: every mail arrives, and only one that a crash left unrecorded arrives twice.</summary>
public sealed class MailKillTests(ITestOutputHelper output) : IAsyncLifetime
{
    private TestDatabase test = null!;

    public async ValueTask InitializeAsync() => test = await TestDatabase.CreateAsync();

    public async ValueTask DisposeAsync() => await test.DisposeAsync();

    [Fact]
    public async Task Killed_with_leased_mails_before_the_server_took_any_each_arrives_once()
    {
        var port = FreePort.Find();
        await using var bench = new MailBench(test, MailBench.Smtp(port), clock: TimeProvider.System);
        await bench.EnqueueAsync(5);
        IReadOnlyList<OutboxMail> leased;
        await using (var slow = await SmtpSink.StartAsync(port, "-w", "60"))
        {
            using var probe = Probe.Start(test, MailBench.Smtp(port), run: 0);
            await Until.TrueAsync("a mail waits for the server", () => slow.Count == 1);
            await probe.KillAsync();
            leased = await bench.RowsAsync();
        }
        Assert.All(leased, row => Assert.Equal(OutboxState.Sending, row.State));

        await using var sink = await SmtpSink.StartAsync(port);
        using var second = Probe.Start(test, MailBench.Smtp(port), run: 1);
        await second.FinishAsync();
        Assert.Equal(leased.Select(row => row.MessageId).Order(), sink.Messages().Select(mail => mail.MessageId).Order());
    }

    [Fact]
    public async Task Killed_between_acceptance_and_its_record_one_mail_arrives_twice_under_one_message_id()
    {
        await using var sink = await SmtpSink.StartAsync(null, "-w", "1");
        await using var bench = new MailBench(test, MailBench.Smtp(sink.Port), clock: TimeProvider.System);
        await bench.EnqueueAsync(3);
        using (var probe = Probe.Start(test, MailBench.Smtp(sink.Port), run: 0))
        {
            await Until.TrueAsync("the first mail waits for the server", () => sink.Count == 1);
            await using var connection = await test.Database.OpenConnectionAsync();
            await using var blocker = await BlockRecordsAsync(connection);
            await Until.TrueAsync("the first mail is accepted", () => sink.Messages()
                .Any(mail => mail.Raw.TrimEnd().EndsWith("--", StringComparison.Ordinal)));
            await probe.KillAsync();
        }
        using var second = Probe.Start(test, MailBench.Smtp(sink.Port), run: 1);
        await second.FinishAsync();
        Assert.Equal([1, 1, 2], sink.CountByRecipient().Values.Order());
        Assert.Equal(3, sink.Messages().Select(mail => mail.MessageId).Distinct().Count());
    }

    [Theory]
    [InlineData(1, 30, 2)]
    [InlineData(8, 120, 4)]
    public async Task Killed_at_random_all_mails_arrive_and_at_most_one_a_connection_and_kill_repeats(int connections, int mails, int kills)
    {
        await using var sink = await SmtpSink.StartAsync();
        var options = MailBench.Smtp(sink.Port, connections);
        await using var bench = new MailBench(test, options, clock: TimeProvider.System);
        await bench.EnqueueAsync(mails);
        var random = new Random(20261121);
        var killed = 0;
        for (var run = 0; killed < kills; run++)
        {
            var left = mails - sink.CountByRecipient().Count;
            if (left < kills)
            {
                // The machine was too busy to look, and the worker done before it was killed.
                await bench.EnqueueAsync(mails, first: mails + 1);
                (mails, left) = (2 * mails, left + mails);
            }
            var target = sink.Count + random.Next(1, Math.Max(2, 2 * left / (kills - killed + 1)));
            using var probe = Probe.Start(test, options, run);
            await Until.TrueAsync("mails arrive", () => sink.Count >= target || probe.HasExited);
            killed += probe.HasExited ? 0 : 1;
            await probe.KillAsync();
        }
        using var last = Probe.Start(test, options, run: 99);
        await last.FinishAsync();

        var arrived = sink.CountByRecipient();
        var repeats = arrived.Values.Sum(count => count - 1);
        output.WriteLine($"{killed} kills, {connections} connections: {arrived.Count} recipients, {repeats} repeated deliveries.");
        Assert.Equal(kills, killed);
        Assert.Equal(mails, arrived.Count);
        Assert.All(sink.Messages().GroupBy(mail => mail.Recipient),
            group => Assert.Single(group.Select(mail => mail.MessageId).Distinct()));
        Assert.InRange(repeats, 0, killed * connections);
        Assert.All(await bench.RowsAsync(), row => Assert.Equal(OutboxState.Sent, row.State));
    }

    // Holds what the worker's record needs: the writer on SQLite, the rows on PostgreSQL.
    private async Task<DbTransaction> BlockRecordsAsync(DbConnection connection)
    {
        // A SQLite transaction of this kind takes the writer at once.
        var transaction = await connection.BeginTransactionAsync(IsolationLevel.Serializable);
        if (test.Database.Engine == DatabaseEngine.PostgreSql)
        {
            await using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = """SELECT "Id" FROM "OutboxMail" FOR UPDATE""";
            await command.ExecuteNonQueryAsync();
        }
        return transaction;
    }
}
