using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Territories.Mergers;

namespace UsineCitoyenne.Core.Volunteers.Relays;

internal sealed class RelayMergers(Audit audit) : IFollowsMergers
{
    public async Task<int> FollowAsync(SiteDbContext db, Gazetteer gazetteer, CancellationToken cancel)
    {
        var moved = 0;
        foreach (var relay in await db.Set<Relay>().Where(row => row.TerritoryKind == TerritoryKind.Commune).ToListAsync(cancel))
        {
            if (gazetteer.CurrentCommune(relay.TerritoryCode) is { } commune && commune.Code != relay.TerritoryCode)
            {
                audit.Record(db, AuditAction.RelayMoved, territory: commune.Ref.ToString(),
                    detail: $"relay:{relay.Id} {relay.TerritoryCode}>{commune.Code}");
                relay.MoveTo(commune.Ref);
                moved++;
            }
        }
        return moved;
    }
}
