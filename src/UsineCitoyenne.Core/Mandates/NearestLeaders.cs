using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Mandates;

/// <summary>The accounts to tell about a commune: its responsables; in a vacancy those of the nearest level above that has some.</summary>
public sealed class NearestLeaders(MandateService mandates, StandingMandates standing, TerritoryDirectory territories)
{
    /// <summary>
    /// Who else may write to all the volunteers of these territories, on the nearest level that has somebody; the administrators where none
    /// has.
    /// </summary>
    internal async Task<IReadOnlyList<long>> WritersAsync(SiteDbContext db, IReadOnlyList<TerritoryRef> places, long except,
        CancellationToken cancel)
    {
        var gazetteer = territories.Current;
        var types = await StandingMandates.TypesAsync(db, type => type.Allows(MandateRights.WritesMails)
            && type.Allows(MandateRights.ReadsContacts), cancel);
        var writing = standing.Exercising(db, types).Where(row => row.AccountId != except);
        foreach (var level in gazetteer.Upward(places[0]).Where(level => places.All(place => gazetteer.Lies(place, level))))
        {
            if (await StandingMandates.On(writing, level).Select(row => row.AccountId).Distinct()
                .ToListAsync(cancel) is { Count: > 0 } found)
            {
                return found;
            }
        }
        return await (await standing.AdministeringAsync(db, cancel)).Where(row => row.AccountId != except).Select(row => row.AccountId)
            .Distinct().ToListAsync(cancel);
    }

    /// <param name="communeCode">As declared: the commune of today is found from it.</param>
    internal async Task<IReadOnlyList<long>> OfAsync(SiteDbContext db, string communeCode)
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
