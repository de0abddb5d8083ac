using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Territories.Mergers;

namespace UsineCitoyenne.Core.Needs;

/// <summary>Needs and weights of communes that merged are those of the commune of today.</summary>
internal sealed class NeedMergers : IFollowsMergers
{
    public async Task<int> FollowAsync(SiteDbContext db, Gazetteer gazetteer, CancellationToken cancel)
    {
        var codes = await db.Set<SupplyNeed>().Select(row => row.CommuneCode).Distinct().ToListAsync(cancel);
        var moved = 0;
        foreach (var code in codes)
        {
            if (gazetteer.CurrentCommune(code) is { } commune && commune.Code != code)
            {
                moved += await db.Set<SupplyNeed>().Where(row => row.CommuneCode == code)
                    .ExecuteUpdateAsync(row => row.SetProperty(need => need.CommuneCode, commune.Code), cancel);
            }
        }
        // Of two weights the greater stays.
        foreach (var old in await db.Set<CommuneWeight>().AsTracking().ToListAsync(cancel))
        {
            if (gazetteer.CurrentCommune(old.CommuneCode)?.Code is not { } code || code == old.CommuneCode)
            {
                continue;
            }
            db.Remove(old);
            if (await db.FindAsync<CommuneWeight>([code, old.ProductId], cancel) is { } there)
            {
                there.Weight = Math.Max(there.Weight, old.Weight);
            }
            else
            {
                db.Add(new CommuneWeight
                {
                    CommuneCode = code,
                    ProductId = old.ProductId,
                    Weight = old.Weight,
                    SetBy = old.SetBy,
                    AccountId = old.AccountId,
                    SetAt = old.SetAt,
                });
            }
            moved++;
        }
        return moved;
    }
}
