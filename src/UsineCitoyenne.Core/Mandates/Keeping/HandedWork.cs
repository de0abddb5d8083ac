using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Mandates.Keeping;

/// <summary>
/// What somebody had begun goes on with who took over, once the mandate has passed. What belongs to a territory has nothing to pass.
/// </summary>
public sealed class HandedWork(StandingMandates standing, MandateService mandates, IEnumerable<IFollowsHandOvers> followers)
{
    internal async Task PassAsync(SiteDbContext db, Mandate mandate, CancellationToken cancel)
    {
        if (mandate is not { EndKind: MandateEnd.HandedOver, EndsAt: { } at } || at > standing.Now)
        {
            return;
        }
        var successor = await StandingMandates.On(standing.Standing(db), mandate.Territory)
            .Where(row => row.TypeId == mandate.TypeId && row.StartsAt >= at && row.AccountId != mandate.AccountId)
            .OrderBy(row => row.Id).Select(row => (long?)row.AccountId).FirstOrDefaultAsync(cancel);
        if (successor is not null)
        {
            await PassAsync(db, mandate, successor.Value, cancel);
        }
    }

    /// <summary>To this account: nobody took the mandate over, and the level above keeps what was begun.</summary>
    internal async Task PassAsync(SiteDbContext db, Mandate mandate, long account, CancellationToken cancel)
    {
        if (await mandates.FindAsync(db, mandate.AccountId, cancel) is not { } from
            || await mandates.FindAsync(db, account, cancel) is not { } to)
        {
            return;
        }
        foreach (var follower in followers)
        {
            await follower.PassAsync(db, from, to, cancel);
        }
    }
}
