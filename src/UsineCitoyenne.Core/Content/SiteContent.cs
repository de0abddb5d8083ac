using UsineCitoyenne.Core.Content.Published;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Content;

/// <summary>What this node shows. Take <see cref="Current"/> once a request, so that one page is built from one state.</summary>
public sealed class SiteContent(Database database) : IDisposable
{
    private readonly SnapshotLoader loader = new SnapshotLoader(database);
    private readonly SemaphoreSlim loading = new(1, 1);
    private volatile PublishedSnapshot current = PublishedSnapshot.Empty;

    /// <summary>Empty until the first load.</summary>
    public PublishedSnapshot Current => current;

    /// <summary>Raised after each swap, on the thread that loaded.</summary>
    public event Action<PublishedSnapshot>? Swapped;

    /// <summary>Loads the whole.</summary>
    public async Task ReloadAsync(CancellationToken cancel = default)
    {
        await loading.WaitAsync(cancel);
        try
        {
            Swap(await loader.LoadAsync(cancel));
        }
        finally
        {
            loading.Release();
        }
    }

    /// <summary>
    /// One row read when nothing changed; then what changed only, unless that is too much. True when there was something newer.
    /// </summary>
    public async Task<bool> ReloadIfChangedAsync(CancellationToken cancel = default)
    {
        if (await loader.RevisionAsync(cancel) == current.Revision)
        {
            return false;
        }
        await loading.WaitAsync(cancel);
        try
        {
            // Several publishes in a row: who waited may find the work done.
            if (await loader.RevisionAsync(cancel) == current.Revision)
            {
                return false;
            }
            Swap(await loader.LoadSinceAsync(current, cancel));
            return true;
        }
        finally
        {
            loading.Release();
        }
    }

    public void Dispose() => loading.Dispose();

    private void Swap(PublishedSnapshot loaded)
    {
        current = loaded;
        Swapped?.Invoke(loaded);
    }
}
