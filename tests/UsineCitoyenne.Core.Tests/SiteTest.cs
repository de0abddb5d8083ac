namespace UsineCitoyenne.Core.Tests;

/// <summary>A test over a <see cref="CoreSite"/> of its own.</summary>
public abstract class SiteTest : IAsyncLifetime
{
    private protected CoreSite Site { get; private set; } = null!;

    public virtual async Task InitializeAsync() => Site = await CoreSite.StartAsync();

    public async Task DisposeAsync() => await Site.DisposeAsync();
}
