using System.Globalization;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Core.Tests.Data;

public sealed class DurabilityTests : IAsyncLifetime
{
    private TestDatabase test = null!;

    public async ValueTask InitializeAsync()
    {
        test = await TestDatabase.CreateAsync();
        await ProbeTable.CreateAsync(test.Database);
    }

    public async ValueTask DisposeAsync() => await test.DisposeAsync();

    [Fact]
    public async Task A_process_killed_while_it_writes_loses_nothing_it_confirmed()
    {
        var confirmed = new List<string>();
        using (var probe = ProbeProcess.Start(test.Options))
        {
            var endless = probe.AskAsync(Enumerable.Range(1, int.MaxValue - 1));
            confirmed.AddRange(await probe.AnswersAsync(300));
            probe.Kill();
            while (await probe.AnswerAsync() is { } answer)
            {
                confirmed.Add(answer);
            }
            await Assert.ThrowsAsync<IOException>(() => endless);
        }

        Assert.DoesNotContain(confirmed, answer => !answer.StartsWith("ok ", StringComparison.Ordinal));
        var kept = (await ProbeTable.NumbersAsync(test.Database)).ToHashSet();
        Assert.Subset(kept, confirmed.Select(answer => long.Parse(answer[3..], CultureInfo.InvariantCulture)).ToHashSet());
        await test.Database.WriteAsync(db => db.InsertAsync(long.MaxValue));
    }

    [Fact]
    public async Task A_full_disk_fails_everyone_who_waited_and_writes_work_again_when_it_is_not()
    {
        if (TestDatabase.Engine == DatabaseEngine.PostgreSql)
        {
            // The server's disk is the server's: what a client sees is a connection that the server cut.
            await AWriterThatLostItsConnectionsWritesAgainAsync();
            return;
        }
        using var probe = ProbeProcess.Start(test.Options);
        await probe.AskAsync([1]);
        Assert.Equal("ok 1", await probe.AnswerAsync());

        await probe.LimitFilesAsync(4096);
        await probe.AskAsync(Enumerable.Range(100, 50));
        Assert.All(await probe.AnswersAsync(50), answer => Assert.EndsWith(nameof(StorageUnavailableException), answer));

        await probe.LimitFilesAsync(null);
        await probe.AskAsync(Enumerable.Range(200, 50));
        Assert.All(await probe.AnswersAsync(50), answer => Assert.StartsWith("ok ", answer));
        Assert.Equal([1, .. Enumerable.Range(200, 50).Select(number => (long)number)], await ProbeTable.NumbersAsync(test.Database));
    }

    private async Task AWriterThatLostItsConnectionsWritesAgainAsync()
    {
        await Assert.ThrowsAsync<StorageUnavailableException>(() => test.Database.WriteAsync(async db =>
        {
            await db.InsertAsync(1);
            await CutConnectionsAsync();
        }));
        await test.Database.WriteAsync(db => db.InsertAsync(2));
        Assert.Equal([2], await ProbeTable.NumbersAsync(test.Database));
    }

    private async Task CutConnectionsAsync()
    {
        await using var connection = await test.Database.OpenConnectionAsync();
        await using var command = connection.CreateCommand();
        command.CommandText =
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()";
        await command.ExecuteNonQueryAsync();
    }
}
