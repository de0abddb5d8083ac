using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Core.Tests.Data;

public sealed class WriteTests : IAsyncLifetime
{
    private TestDatabase test = null!;

    public async ValueTask InitializeAsync()
    {
        test = await TestDatabase.CreateAsync();
        await ProbeTable.CreateAsync(test.Database);
    }

    public async ValueTask DisposeAsync() => await test.DisposeAsync();

    [Fact]
    public async Task What_was_written_is_read_by_the_next_reader()
    {
        var result = await test.Database.WriteAsync(async db =>
        {
            await db.InsertAsync(1);
            return "done";
        });

        Assert.Equal("done", result);
        Assert.Equal([1], await ProbeTable.NumbersAsync(test.Database));
    }

    [Fact]
    public async Task A_unit_that_throws_leaves_nothing_and_its_exception_comes_back()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => test.Database.WriteAsync(async db =>
        {
            await db.InsertAsync(1);
            throw new InvalidOperationException("Refused.");
        }));

        Assert.Equal("Refused.", failure.Message);
        Assert.Empty(await ProbeTable.NumbersAsync(test.Database));
    }

    [Fact]
    public async Task Units_that_store_the_same_thing_at_one_instant_store_it_once_and_none_fails()
    {
        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => test.Database.WriteAsync(async db =>
        {
            if (!await db.Database.SqlQueryRaw<long>("""SELECT "Number" AS "Value" FROM "Probe" WHERE "Number" = 1""").AnyAsync())
            {
                await Task.Delay(5);
                await db.InsertAsync(1);
            }
        }))));
        Assert.Equal([1], await ProbeTable.NumbersAsync(test.Database));
    }

    [Fact]
    public async Task A_failing_unit_undoes_itself_and_none_of_its_neighbours()
    {
        // The first unit holds the queue until all the others wait behind it: on SQLite they then share one commit.
        var gate = new TaskCompletionSource();
        var first = test.Database.WriteAsync(async db =>
        {
            await gate.Task;
            await db.InsertAsync(0);
        });
        var others = Enumerable.Range(1, 30).Select(number => test.Database.WriteAsync(async db =>
        {
            await db.InsertAsync(number);
            if (number % 3 == 0)
            {
                await db.InsertAsync(number); // the key is taken: the database itself refuses
            }
        })).ToList();
        gate.SetResult();

        await first;
        await Task.WhenAll(others).ContinueWith(_ => { }, TaskScheduler.Default);
        Assert.All(others.Select((task, index) => (task, number: index + 1)), one =>
            Assert.Equal(one.number % 3 == 0, one.task.IsFaulted));
        Assert.Equal(
            Enumerable.Range(0, 31).Where(number => number == 0 || number % 3 != 0).Select(number => (long)number),
            await ProbeTable.NumbersAsync(test.Database));
    }

    [Fact]
    public async Task Two_hundred_writes_at_once_all_land()
    {
        await Task.WhenAll(Enumerable.Range(1, 200).Select(number => Task.Run(() =>
            test.Database.WriteAsync(db => db.InsertAsync(number)))));

        Assert.Equal(Enumerable.Range(1, 200).Select(number => (long)number), await ProbeTable.NumbersAsync(test.Database));
    }

    [Fact]
    public async Task Readers_see_a_unit_whole_or_not_at_all()
    {
        var half = new TaskCompletionSource();
        var finish = new TaskCompletionSource();
        var write = test.Database.WriteAsync(async db =>
        {
            await db.InsertAsync(1);
            half.SetResult();
            await finish.Task;
            await db.InsertAsync(2);
        });

        await half.Task;
        Assert.Empty(await ProbeTable.NumbersAsync(test.Database));
        finish.SetResult();
        await write;
        Assert.Equal([1, 2], await ProbeTable.NumbersAsync(test.Database));
    }
}
