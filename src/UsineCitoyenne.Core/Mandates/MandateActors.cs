using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Privacy.Journal;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Mandates;

/// <summary>Names and mandates of those who acted, for who reads the audit.</summary>
internal sealed class MandateActors(AccountStore accounts, TerritoryDirectory territories) : IAuditedActors
{
    public async Task<IReadOnlyDictionary<long, AuditedActor>> FindAsync(
        SiteDbContext db, IReadOnlyCollection<long> ids, CancellationToken cancel)
    {
        var people = await accounts.FindAllAsync(db, ids);
        var roles = await RoleHistory.ReadAsync(db, ids, cancel);
        var gazetteer = territories.Current;
        return people.ToDictionary(person => person.Key, person => new AuditedActor(
            person.Key, person.Value.Name, (at, place) => roles.At(person.Key, at, place, gazetteer)?.Role));
    }

    public Task<IReadOnlyList<(long AccountId, TerritoryRef Territory)>> PlacesAsync(SiteDbContext db, CancellationToken cancel) =>
        RoleHistory.PlacesAsync(db, cancel);
}
