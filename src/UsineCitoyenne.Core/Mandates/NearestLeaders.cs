using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Mandates;

/// <summary>The accounts to tell about a commune: its responsables; in a vacancy those of the nearest level above that has some.</summary>
internal sealed class NearestLeaders(MandateService mandates, TerritoryDirectory territories)
{
    /// <param name="communeCode">As declared: the commune of today is found from it.</param>
    public async Task<IReadOnlyList<long>> OfAsync(SiteDbContext db, string communeCode)
    {
        var commune = territories.Current.CurrentCommune(communeCode);
        TerritoryRef?[] upward = [commune?.Ref, commune?.Epci?.Ref, commune?.Departement?.Ref, commune?.Region?.Ref, TerritoryRef.Nation];
        foreach (var territory in upward.OfType<TerritoryRef>())
        {
            var leaders = await mandates.LeadersOfAsync(db, territory);
            if (leaders.Count > 0)
            {
                return leaders;
            }
        }
        return [];
    }
}
