using Microsoft.EntityFrameworkCore;

namespace UsineCitoyenne.Core.Data.Restoring;

/// <summary>What a restore holds back: asked by whatever does things at their time.</summary>
internal static class RestoreHold
{
    /// <summary>What was due until then is held; the beginning of time when nothing is.</summary>
    public static async Task<DateTime> DueUntilAsync(SiteDbContext db, CancellationToken cancel) =>
        await db.Set<RestoreMark>().Where(mark => mark.DecidedAt == null)
            .MaxAsync(mark => (DateTime?)mark.RestoredAt, cancel) ?? DateTime.UnixEpoch;

    /// <summary>The same for what leaves no row behind: once given up, it stays so.</summary>
    public static async Task<DateTime> GoneUntilAsync(SiteDbContext db, CancellationToken cancel) =>
        await db.Set<RestoreMark>().Where(mark => mark.DecidedAt == null || mark.Dropped)
            .MaxAsync(mark => (DateTime?)mark.RestoredAt, cancel) ?? DateTime.UnixEpoch;
}
