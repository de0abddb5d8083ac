using Microsoft.Extensions.Logging.Abstractions;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Core.Tests.Data;

public sealed class SiteLeaseTests : IAsyncLifetime
{
    private TestDatabase test = null!;

    public async ValueTask InitializeAsync() => test = await TestDatabase.CreateAsync();

    public async ValueTask DisposeAsync() => await test.DisposeAsync();

    [Fact]
    public async Task A_restore_waits_for_the_last_that_is_at_work()
    {
        var (node, other) = (Lease(), Lease());
        Assert.True(await node.TryShareAsync());
        Assert.True(await other.TryShareAsync());
        await using var restore = Lease();
        Assert.False(await restore.TryTakeAloneAsync());
        await node.DisposeAsync();
        Assert.False(await restore.TryTakeAloneAsync());
        await other.DisposeAsync();
        Assert.True(await restore.TryTakeAloneAsync());
    }

    [Fact]
    public async Task Nothing_starts_while_a_restore_is_at_work()
    {
        var restore = Lease();
        Assert.True(await restore.TryTakeAloneAsync());
        await using var node = Lease();
        Assert.False(await node.TryShareAsync());
        await using (var second = Lease())
        {
            Assert.False(await second.TryTakeAloneAsync());
        }
        await restore.DisposeAsync();
        Assert.True(await node.TryShareAsync());
    }

    private SiteLease Lease() => new(test.Database, NullLogger<SiteLease>.Instance);
}
