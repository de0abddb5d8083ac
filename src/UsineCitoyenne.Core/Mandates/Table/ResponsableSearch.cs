using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Text;
using UsineCitoyenne.Core.Volunteers.Table;

namespace UsineCitoyenne.Core.Mandates.Table;

/// <summary>One pass: what passes every facet is kept; what fails exactly one is counted in that facet only.</summary>
internal sealed class ResponsableSearch
{
    private readonly Dictionary<string, int> types = [];
    private readonly Dictionary<TerritoryKind, int> levels = [];
    private readonly Dictionary<string, int> departements = [];
    private readonly Dictionary<ResponsableState, int> states = [];
    private readonly List<ResponsableIndex.Entry> kept = [];
    private readonly ResponsableIndex.State index;
    private readonly ResponsableQuery query;
    private readonly DateTime now;

    public ResponsableSearch(ResponsableIndex.State index, ContactScope scope, ResponsableQuery query, DateTime now)
    {
        (this.index, this.query, this.now) = (index, query, now);
        var words = query.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(word => word.Contains('@', StringComparison.Ordinal) ? [word.ToLowerInvariant()] : Folding.Fold(word).Split(' ')).Where(word => word.Length > 0).ToList();
        var reached = new Dictionary<ResponsableIndex.Place, bool>(ReferenceEqualityComparer.Instance);
        foreach (var entry in index.Entries)
        {
            if (!reached.TryGetValue(entry.Place, out var isIn))
            {
                reached[entry.Place] = isIn = scope.Territories.Any(entry.Place.Upward.Contains);
            }
            // It may have ended since the index was read.
            if (isIn && !(entry.EndsAt <= now) && words.TrueForAll(word => entry.Text.Contains(word, StringComparison.Ordinal)))
            {
                Count(entry);
            }
        }
    }

    public int Total => kept.Count;

    /// <summary>All that match, in order.</summary>
    public IReadOnlyList<ResponsableIndex.Entry> Sorted()
    {
        kept.Sort((left, right) =>
        {
            var order = query.Sort switch
            {
                ResponsableSort.Name => 0,
                ResponsableSort.Type => left.TypeOrder.CompareTo(right.TypeOrder),
                ResponsableSort.State => left.StateAt(now).CompareTo(right.StateAt(now)),
                ResponsableSort.LastSeen => (right.LastSeenAt ?? DateTime.MinValue).CompareTo(left.LastSeenAt ?? DateTime.MinValue),
                ResponsableSort.Since => right.StartsAt.CompareTo(left.StartsAt),
                _ => (left.Place.Territory.Kind, left.Place.Folded).CompareTo((right.Place.Territory.Kind, right.Place.Folded)),
            };
            order = order != 0 ? order : string.CompareOrdinal(left.FoldedName, right.FoldedName);
            order = order != 0 ? order : left.Id.CompareTo(right.Id);
            return query.Descending ? -order : order;
        });
        return kept;
    }

    public ResponsableFacets Facets() => new(
        [.. index.Types.Select(type => new FacetCount(type.Alias, type.Name, types.GetValueOrDefault(type.Alias), query.Types.Contains(type.Alias))).Where(IsWorthShowing)],
        [.. Enum.GetValues<TerritoryKind>().Select(level => new FacetCount($"{level}", $"{level}", levels.GetValueOrDefault(level), query.Levels.Contains(level))).Where(IsWorthShowing)],
        [.. departements.Keys.Union(query.Departements)
            .Select(code => new FacetCount(
                code, index.Gazetteer.Find(TerritoryKind.Departement, code)?.Name ?? code, departements.GetValueOrDefault(code), query.Departements.Contains(code)))
            .OrderByDescending(facet => facet.Selected).ThenByDescending(facet => facet.Count).ThenBy(facet => facet.Value, StringComparer.Ordinal)],
        [.. Enum.GetValues<ResponsableState>().Select(state => new FacetCount($"{state}", $"{state}", states.GetValueOrDefault(state), query.States.Contains(state))).Where(IsWorthShowing)]);

    private void Count(ResponsableIndex.Entry entry)
    {
        var state = entry.StateAt(now);
        var (level, departement) = (entry.Place.Territory.Kind, entry.Place.Departement);
        var type = query.Types.Count == 0 || query.Types.Contains(entry.TypeAlias);
        var ofLevel = query.Levels.Count == 0 || query.Levels.Contains(level);
        var ofDepartement = query.Departements.Count == 0 || (departement is not null && query.Departements.Contains(departement));
        var ofState = query.States.Count == 0 || query.States.Contains(state);
        var failures = (type ? 0 : 1) + (ofLevel ? 0 : 1) + (ofDepartement ? 0 : 1) + (ofState ? 0 : 1);
        if (failures == 0)
        {
            kept.Add(entry);
        }
        Add(types, entry.TypeAlias, failures == 0 || (failures == 1 && !type));
        Add(levels, level, failures == 0 || (failures == 1 && !ofLevel));
        Add(states, state, failures == 0 || (failures == 1 && !ofState));
        if (departement is not null)
        {
            Add(departements, departement, failures == 0 || (failures == 1 && !ofDepartement));
        }
    }

    private static void Add<T>(Dictionary<T, int> counts, T key, bool isCounted)
        where T : notnull
    {
        if (isCounted)
        {
            counts[key] = counts.GetValueOrDefault(key) + 1;
        }
    }

    private static bool IsWorthShowing(FacetCount facet) => facet.Count > 0 || facet.Selected;
}
