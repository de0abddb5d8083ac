using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Privacy.Retention;

/// <summary>A module's part in keeping one promise of the register: what it kept long enough, counted and erased.</summary>
public interface IRetention
{
    RetentionRule Rule { get; }

    /// <summary>What <see cref="RunAsync"/> would erase or move now.</summary>
    internal Task<int> CountAsync(CancellationToken cancel);

    /// <summary>May run on several nodes at once, and as often as one likes.</summary>
    /// <returns>How many were erased or moved.</returns>
    internal Task<int> RunAsync(CancellationToken cancel);
}

internal static class RetentionBatches
{
    /// <summary>In batches, so that on SQLite a sign-up waits for one of them and not for a million rows.</summary>
    /// <param name="delete">Deletes some of what is left; 0 when there is none.</param>
    public static async Task<int> InBatchesAsync(
        this Database database, Func<SiteDbContext, Task<int>> delete, CancellationToken cancel)
    {
        var total = 0;
        while (await database.WriteAsync(delete, cancel) is > 0 and var deleted)
        {
            total += deleted;
        }
        return total;
    }
}
