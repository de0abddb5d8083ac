using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Content;

/// <summary>One row, counted up in the transaction of anything that changes what visitors read: each node compares it with its own.</summary>
internal sealed class ContentRevision
{
    public const int OnlyId = 1;

    public int Id { get; init; } = OnlyId;

    public long Revision { get; init; }

    /// <summary>On PostgreSQL the row lock also makes publishers wait for each other, so that revisions are seen in order.</summary>
    public static async Task BumpAsync(SiteDbContext db, CancellationToken cancel = default)
    {
        await db.Set<ContentRevision>().ExecuteUpdateAsync(set => set.SetProperty(row => row.Revision, row => row.Revision + 1), cancel);
        if (db.Database.ProviderName!.Contains("Npgsql", StringComparison.Ordinal))
        {
            await db.Database.ExecuteSqlRawAsync($"NOTIFY {ContentWatcher.Channel}", cancel);
        }
    }

    /// <summary>Holds the lock without counting: two nodes that boot together import one after the other.</summary>
    public static Task LockAsync(SiteDbContext db, CancellationToken cancel = default) =>
        db.Set<ContentRevision>().ExecuteUpdateAsync(set => set.SetProperty(row => row.Revision, row => row.Revision), cancel);
}
