namespace UsineCitoyenne.Core.Tests;

/// <summary>A test over a <see cref="CoreSite"/> of its own.</summary>
public abstract class SiteTest : IAsyncLifetime
{
    private protected CoreSite Site { get; private set; } = null!;

    public virtual async ValueTask InitializeAsync() => Site = await CoreSite.StartAsync();

    public async ValueTask DisposeAsync() => await Site.DisposeAsync();
}
