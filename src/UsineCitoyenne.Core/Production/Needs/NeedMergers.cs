using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Territories.Mergers;

namespace UsineCitoyenne.Core.Production.Needs;

/// <summary>Needs of communes that merged are those of the commune of today.</summary>
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
        return moved;
    }
}
