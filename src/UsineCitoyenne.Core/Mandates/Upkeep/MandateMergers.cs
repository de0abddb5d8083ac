using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mandates.Candidacies;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Territories.Mergers;

namespace UsineCitoyenne.Core.Mandates.Upkeep;

/// <summary>Mandates and candidacies that run follow the commune; those that ended keep the code that they were given on.</summary>
internal sealed class MandateMergers(Audit audit, TimeProvider clock) : IFollowsMergers
{
    public async Task<int> FollowAsync(SiteDbContext db, Gazetteer gazetteer, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var running = db.Set<Mandate>()
            .Where(row => row.TerritoryKind == TerritoryKind.Commune && (row.EndsAt == null || row.EndsAt > now));
        var open = db.Set<Candidacy>().Where(row => row.TerritoryKind == TerritoryKind.Commune && row.ClosedAt == null);
        var codes = await running.Select(row => row.TerritoryCode).Union(open.Select(row => row.TerritoryCode)).ToListAsync(cancel);
        var moved = 0;
        foreach (var (code, commune) in codes.Select(code => (code, gazetteer.CurrentCommune(code)))
            .Where(pair => pair.Item2 is not null && pair.Item2.Code != pair.code))
        {
            foreach (var id in await running.Where(row => row.TerritoryCode == code).Select(row => row.Id).ToListAsync(cancel))
            {
                audit.Record(db, AuditAction.MandateMoved, territory: commune!.Ref.ToString(),
                    detail: $"mandate:{id} {code}>{commune.Code}");
            }
            moved += await running.Where(row => row.TerritoryCode == code)
                .ExecuteUpdateAsync(row => row.SetProperty(mandate => mandate.TerritoryCode, commune!.Code), cancel);
            moved += await open.Where(row => row.TerritoryCode == code)
                .ExecuteUpdateAsync(row => row.SetProperty(candidacy => candidacy.TerritoryCode, commune!.Code), cancel);
        }
        if (moved > 0)
        {
            await MandateRevision.BumpAsync(db);
        }
        return moved;
    }
}
