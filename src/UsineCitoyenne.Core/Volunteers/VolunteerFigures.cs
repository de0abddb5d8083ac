using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Volunteers;

/// <summary>
/// How many confirmed volunteers, without those long silent, each territory has: numbers without names, for public pages. Held in memory;
/// <see cref="RefreshAsync"/> is called each few seconds and counts again only when a record changed.
/// </summary>
public sealed class VolunteerFigures(Database database, TerritoryDirectory territories)
{
    private FrozenDictionary<TerritoryRef, int> counts = FrozenDictionary<TerritoryRef, int>.Empty;
    private long? lastChange;
    private Gazetteer? countedWith;

    /// <summary>What public pages show has changed, whoever refreshed it.</summary>
    public event Action? Changed;

    /// <summary>Confirmed volunteers in the territory.</summary>
    public int Count(TerritoryRef territory) => counts.GetValueOrDefault(territory);

    /// <summary>Communes with at least one confirmed volunteer.</summary>
    public int CommunesWithVolunteers { get; private set; }

    /// <summary>True when the numbers changed.</summary>
    public async Task<bool> RefreshAsync(CancellationToken cancel = default)
    {
        await using var db = database.Read();
        var gazetteer = territories.Current;
        var change = await db.Set<Volunteer>().MaxAsync(row => (long?)EF.Property<long>(row, VolunteerMapping.Change), cancel);
        if (change == lastChange && ReferenceEquals(countedWith, gazetteer))
        {
            return false;
        }
        var communes = await db.Set<Volunteer>()
            .Where(row => row.State == VolunteerState.Confirmed && row.Freshness < Freshness.Faded)
            .GroupBy(row => row.CommuneCode)
            .Select(group => new { Code = group.Key, Count = group.Count() })
            .ToListAsync(cancel);
        var sums = new Dictionary<TerritoryRef, int>();
        foreach (var commune in communes)
        {
            Add(sums, TerritoryRef.Nation, commune.Count);
            var current = gazetteer.CurrentCommune(commune.Code);
            foreach (var territory in new[] { current, current?.Epci, current?.Departement, current?.Region }.OfType<Territory>())
            {
                Add(sums, territory.Ref, commune.Count);
            }
        }
        CommunesWithVolunteers = sums.Keys.Count(territory => territory.Kind == TerritoryKind.Commune);
        counts = sums.ToFrozenDictionary();
        (lastChange, countedWith) = (change, gazetteer);
        Changed?.Invoke();
        return true;
    }

    private static void Add(Dictionary<TerritoryRef, int> sums, TerritoryRef territory, int count) =>
        sums[territory] = sums.GetValueOrDefault(territory) + count;
}
