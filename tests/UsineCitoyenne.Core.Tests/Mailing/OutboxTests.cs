using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Core.Tests.Mailing;

public sealed class OutboxTests : IAsyncLifetime
{
    private TestDatabase test = null!;
    private MailBench bench = null!;

    public async ValueTask InitializeAsync()
    {
        test = await TestDatabase.CreateAsync();
        bench = new MailBench(test, new());
    }

    public async ValueTask DisposeAsync()
    {
        await bench.DisposeAsync();
        await test.DisposeAsync();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("welcome:1")]
    public async Task A_caller_that_rolls_back_leaves_no_mail(string? key)
    {
        await Assert.ThrowsAsync<InvalidDataException>(() => bench.Database.WriteAsync(async db =>
        {
            await bench.Outbox.EnqueueAsync(db, MailBench.Mail(1, key));
            await db.SaveChangesAsync();
            throw new InvalidDataException();
        }));
        Assert.Empty(await bench.RowsAsync());
    }

    [Fact]
    public async Task A_mail_without_times_is_due_now()
    {
        await bench.EnqueueAsync(MailBench.Mail(1), MailBench.Mail(2, "key"));
        Assert.All(await bench.RowsAsync(), row => Assert.Equal((bench.Clock.Now, bench.Clock.Now), (row.CreatedAt, row.DueAt)));
    }

    [Fact]
    public async Task The_second_mail_with_a_key_is_ignored_and_the_rest_of_its_transaction_commits()
    {
        await bench.EnqueueAsync(MailBench.Mail(1, "welcome:1"));
        await bench.EnqueueAsync(MailBench.Mail(2, "welcome:1"), MailBench.Mail(3), MailBench.Mail(4, "welcome:4"));
        Assert.Equal([1, 3, 4], (await bench.RowsAsync()).Select(row => row.RecipientId).Order());
    }

    [Fact]
    public async Task Twenty_callers_at_once_with_one_key_queue_one_mail()
    {
        await Task.WhenAll(Enumerable.Range(1, 20).Select(i => Task.Run(() => bench.EnqueueAsync(MailBench.Mail(i, "digest:95")))));
        Assert.Single(await bench.RowsAsync());
    }

    [Fact]
    public async Task A_key_whose_first_caller_rolled_back_is_free()
    {
        await Assert.ThrowsAsync<InvalidDataException>(() => bench.Database.WriteAsync(async db =>
        {
            await bench.Outbox.EnqueueAsync(db, MailBench.Mail(1, "welcome:1"));
            throw new InvalidDataException();
        }));
        await bench.EnqueueAsync(MailBench.Mail(1, "welcome:1"));
        Assert.Single(await bench.RowsAsync());
    }
}
