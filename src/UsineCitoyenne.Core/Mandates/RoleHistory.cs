using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Mandates;

/// <summary>
/// Which mandate somebody acted under at a moment that the audit recorded. Mandates are never deleted, so the past stays known.
/// </summary>
internal sealed class RoleHistory
{
    private readonly Dictionary<long, string> names;
    private readonly ILookup<long, Mandate> mandates;

    private RoleHistory(Dictionary<long, string> names, ILookup<long, Mandate> mandates) => (this.names, this.mandates) = (names, mandates);

    /// <summary>What these accounts ever held: a handful of rows each.</summary>
    public static async Task<RoleHistory> ReadAsync(SiteDbContext db, IReadOnlyCollection<long> accounts,
        CancellationToken cancel = default)
    {
        var rows = await db.Set<Mandate>().AsNoTracking().Where(row => accounts.Contains(row.AccountId)).OrderBy(row => row.Id)
            .ToListAsync(cancel);
        var names = await db.Set<MandateType>().Select(type => new { type.Id, type.Name })
            .ToDictionaryAsync(type => type.Id, type => type.Name, cancel);
        return new RoleHistory(names, rows.ToLookup(row => row.AccountId));
    }

    /// <summary>Who holds or held a mandate where: some tens of thousands of rows at the size of a nation.</summary>
    public static async Task<IReadOnlyList<(long AccountId, TerritoryRef Territory)>> PlacesAsync(
        SiteDbContext db, CancellationToken cancel = default) =>
        [.. (await db.Set<Mandate>().Select(row => new { row.AccountId, row.TerritoryKind, row.TerritoryCode }).Distinct()
            .ToListAsync(cancel))
            .Select(row => (row.AccountId, new TerritoryRef(row.TerritoryKind, row.TerritoryCode)))];

    /// <summary>The mandate that opened this territory, or that held above it; null for someone who had none then.</summary>
    /// <param name="territory">As the audit wrote it: the first one when there were several.</param>
    public (string Role, TerritoryRef Territory)? At(long account, DateTime moment, TerritoryRef? territory, Gazetteer gazetteer)
    {
        var held = mandates[account].Where(row => row.IsRunning(moment)).ToList();
        var upward = territory is { } place ? gazetteer.Upward(place) : [];
        var found = upward.Select(level => held.Find(row => row.Territory == level)).FirstOrDefault(row => row is not null);
        return found is null ? null : (names[found.TypeId], found.Territory);
    }
}
