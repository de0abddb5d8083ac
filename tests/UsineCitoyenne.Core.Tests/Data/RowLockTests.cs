using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Data.Upkeep;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Core.Tests.Data;

public sealed class RowLockTests : IAsyncLifetime
{
    private const string Name = CanonicalForm.Phones;
    private TestDatabase test = null!;

    public async ValueTask InitializeAsync() => test = await TestDatabase.CreateAsync();

    public async ValueTask DisposeAsync() => await test.DisposeAsync();

    [Fact]
    public async Task Units_that_change_a_row_they_locked_all_see_what_the_others_left()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => test.Database.WriteAsync(async db =>
        {
            var row = await db.Set<CanonicalForm>().Where(form => form.Name == Name).ForUpdate().SingleAsync();
            await Task.Yield();
            row.Position++;
        }))));
        await using var read = test.Database.Read();
        Assert.Equal(20, (await read.Set<CanonicalForm>().SingleAsync(form => form.Name == Name)).Position);
    }

    [Fact]
    public async Task A_row_that_another_unit_holds_is_left_to_it()
    {
        Task<CanonicalForm?> other = null!;
        await test.Database.WriteAsync(async db =>
        {
            Assert.NotNull(await NextAsync(db));
            other = test.Database.WriteAsync(NextAsync);
            if (test.Database.Engine == DatabaseEngine.Sqlite)
            {
                // Units run one at a time: the other waits in the queue behind this one.
                await Task.Delay(50);
                Assert.False(other.IsCompleted);
            }
            else
            {
                Assert.Null(await other);
            }
        });
        Assert.Equal(test.Database.Engine == DatabaseEngine.Sqlite, await other is not null);
        Assert.NotNull(await test.Database.WriteAsync(NextAsync));
    }

    [Fact]
    public async Task Of_two_units_that_lock_a_table_the_second_sees_the_rows_of_the_first()
    {
        var counts = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => Task.Run(() => test.Database.WriteAsync(async db =>
        {
            await db.LockTableAsync<CanonicalForm>();
            var count = await db.Set<CanonicalForm>().CountAsync();
            db.Add(new CanonicalForm { Name = $"Test{number}" });
            return count;
        }))));
        Assert.Equal(8, counts.Distinct().Count());
    }

    private static Task<CanonicalForm?> NextAsync(SiteDbContext db) => db.Set<CanonicalForm>()
        .Where(form => form.Name == Name && !form.Done).OrderBy(form => form.Position).ForUpdateSkipLocked().FirstOrDefaultAsync();
}
