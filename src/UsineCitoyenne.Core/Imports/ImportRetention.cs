using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Privacy.Retention;

namespace UsineCitoyenne.Core.Imports;

/// <summary>
/// Sees to it that nothing of a file stays: drafts never launched go after two hours, files with refused lines after a week, the figures of
/// an import after thirty days.
/// </summary>
public sealed class ImportRetention(Database database, ImportFiles files, TimeProvider clock) : IRetention
{
    internal static readonly TimeSpan DraftLifetime = TimeSpan.FromHours(2);
    internal static readonly TimeSpan RepairLifetime = TimeSpan.FromDays(7);
    internal static readonly TimeSpan TraceLifetime = TimeSpan.FromDays(30);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public RetentionRule Rule => RetentionRule.Imports;

    public async Task<int> CountAsync(CancellationToken cancel)
    {
        await using var db = database.Read();
        return await Old(db).CountAsync(cancel) + await Unrepaired(db).CountAsync(cancel);
    }

    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var erased = await database.WriteAsync(async db => await Old(db).ExecuteDeleteAsync(cancel)
            + await Unrepaired(db).ExecuteUpdateAsync(row => row.SetProperty(job => job.Secret, (byte[]?)null), cancel), cancel);
        await DeleteOrphansAsync(cancel);
        return erased;
    }

    /// <summary>Files whose import ended or never was: a process was stopped between the two.</summary>
    private async Task DeleteOrphansAsync(CancellationToken cancel)
    {
        var before = Now - DraftLifetime;
        await using var db = database.Read();
        foreach (var (key, at) in files.All().ToList())
        {
            if (at < before && !await db.Set<ImportJob>().AnyAsync(row => row.Key == key && row.Secret != null, cancel))
            {
                files.Delete(key);
            }
        }
    }

    private IQueryable<ImportJob> Unrepaired(SiteDbContext db)
    {
        var before = Now - RepairLifetime;
        return db.Set<ImportJob>().Where(row => row.Secret != null && row.EndedAt < before);
    }

    private IQueryable<ImportJob> Old(SiteDbContext db)
    {
        var (drafts, traces) = (Now - DraftLifetime, Now - TraceLifetime);
        return db.Set<ImportJob>().Where(row => (row.State == ImportState.Draft && row.CreatedAt < drafts) || row.EndedAt < traces);
    }
}
