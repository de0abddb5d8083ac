using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Links;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Privacy.Retention;

namespace UsineCitoyenne.Core.Needs;

/// <summary>
/// Needs that nobody confirmed go whole; of those that are closed, whom to call and the note go, and the figures stay.
/// </summary>
internal sealed class NeedRetention(Database database, LinkTokens links, Outbox outbox, TimeProvider clock) : IRetention
{
    private const int BatchSize = 500;

    public RetentionRule Rule => RetentionRule.Needs;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task<int> CountAsync(CancellationToken cancel)
    {
        await using var db = database.Read();
        return await Unconfirmed(db).CountAsync(cancel) + await Closed(db).CountAsync(cancel);
    }

    public async Task<int> RunAsync(CancellationToken cancel) =>
        await database.InBatchesAsync(db => DeleteAsync(db, cancel), cancel)
        + await database.InBatchesAsync(db => EraseAsync(db, cancel), cancel);

    private async Task<int> DeleteAsync(SiteDbContext db, CancellationToken cancel)
    {
        var ids = await Unconfirmed(db).OrderBy(row => row.Id).Take(BatchSize).Select(row => row.Id).ToListAsync(cancel);
        // Links first: a confirmation under way holds its link, so we wait for it and then find the need confirmed.
        await links.RevokeAsync(db, LinkPurpose.Need, ids, cancel);
        var left = await Unconfirmed(db).Where(row => ids.Contains(row.Id)).Select(row => row.Id).ToListAsync(cancel);
        await outbox.ForgetAsync(db, MailRecipient.SupplyNeed, left, cancel);
        return await db.Set<SupplyNeed>().Where(row => left.Contains(row.Id)).ExecuteDeleteAsync(cancel);
    }

    private async Task<int> EraseAsync(SiteDbContext db, CancellationToken cancel)
    {
        var rows = await Closed(db).OrderBy(row => row.Id).Take(BatchSize).AsTracking().ToListAsync(cancel);
        var ids = rows.ConvertAll(row => row.Id);
        await links.RevokeAsync(db, LinkPurpose.NeedRecord, ids, cancel);
        await outbox.ForgetAsync(db, MailRecipient.SupplyNeed, ids, cancel);
        rows.ForEach(row => row.Erase(Now));
        return rows.Count;
    }

    private IQueryable<SupplyNeed> Unconfirmed(SiteDbContext db)
    {
        var before = Now - SupplyNeedService.LinkLifetime;
        return db.Set<SupplyNeed>().Where(row => row.State == NeedState.Pending && row.CreatedAt < before);
    }

    private IQueryable<SupplyNeed> Closed(SiteDbContext db)
    {
        var before = Now - NeedLifetimes.Closed;
        return db.Set<SupplyNeed>().Where(row => row.ClosedAt < before && row.ErasedAt == null);
    }
}

/// <summary>How long whom to call about a need is kept.</summary>
public static class NeedLifetimes
{
    /// <summary>After it was met, withdrawn or expired.</summary>
    public static readonly TimeSpan Closed = TimeSpan.FromDays(30);

    /// <summary>Where the address was never confirmed.</summary>
    public static readonly TimeSpan Unconfirmed = SupplyNeedService.LinkLifetime;
}
