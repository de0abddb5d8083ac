using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Jobs;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Privacy.Retention;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Needs;

/// <summary>Asks again about needs that are about to expire, and closes those whose time is over.</summary>
internal sealed class NeedExpiryJob(Database database, Outbox outbox, Audit audit, TimeProvider clock) : IJob
{
    private const int BatchSize = 500;

    /// <summary>Who asked has so long to answer.</summary>
    internal static readonly TimeSpan Notice = TimeSpan.FromDays(7);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task<string?> RunAsync(CancellationToken cancel)
    {
        var expired = await database.InBatchesAsync(db => ExpireAsync(db, cancel), cancel);
        var asked = await database.InBatchesAsync(db => AskAsync(db, cancel), cancel);
        return expired + asked == 0 ? null
            : $"{FrenchNumber.Count(asked, "besoin à renouveler", "besoins à renouveler")}, "
            + FrenchNumber.Count(expired, "besoin expiré", "besoins expirés");
    }

    private async Task<int> ExpireAsync(SiteDbContext db, CancellationToken cancel)
    {
        var now = Now;
        // Two nodes in the same round: the second passes over what the first holds.
        var rows = await db.Set<SupplyNeed>().Where(row => row.State == NeedState.Open && row.ExpiresAt <= now)
            .OrderBy(row => row.Id).Take(BatchSize).ForUpdateSkipLocked().AsTracking().ToListAsync(cancel);
        foreach (var need in rows)
        {
            need.Close(NeedState.Expired, now);
            audit.Record(db, AuditAction.NeedExpired, territory: $"commune:{need.CommuneCode}", detail: $"need:{need.Id}");
        }
        return rows.Count;
    }

    private async Task<int> AskAsync(SiteDbContext db, CancellationToken cancel)
    {
        var (now, near) = (Now, Now + Notice);
        var rows = await db.Set<SupplyNeed>()
            .Where(row => row.State == NeedState.Open && row.ExpiresAt <= near && row.AskedAt == null && row.EmailHash != "")
            .OrderBy(row => row.Id).Take(BatchSize).ForUpdateSkipLocked().AsTracking().ToListAsync(cancel);
        foreach (var need in rows)
        {
            need.AskedAt = now;
            await outbox.EnqueueAsync(db, NeedExpiringMail.Kind.To(need.Id, once: $"{need.Id}:{need.ExpiresAt!.Value.Ticks}"), cancel);
        }
        return rows.Count;
    }
}
