using System.Runtime.InteropServices;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Mandates.Table;

/// <summary>One pass: what passes every facet is kept; what fails exactly one is counted in that facet only.</summary>
internal sealed class ResponsableSearch
{
    private static readonly DateTime Epoch = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private readonly int[] types;
    private readonly int[] levels = new int[Enum.GetValues<TerritoryKind>().Length];
    private readonly int[] states = new int[Enum.GetValues<ResponsableState>().Length];
    private readonly Dictionary<string, int> departements = [];
    private readonly List<ResponsableIndex.Entry> kept = [];
    private readonly ResponsableIndex.State index;
    private readonly ResponsableQuery query;
    private readonly DateTime now;

    public ResponsableSearch(ResponsableIndex.State index, ContactScope scope, ResponsableQuery query, DateTime now)
    {
        (this.index, this.query, this.now) = (index, query, now);
        types = new int[index.Types.Count];
        var words = query.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(word => word.Contains('@', StringComparison.Ordinal) ? [EmailAddress.Key(word)] : Folding.Fold(word).Split(' '))
            .Where(word => word.Length > 0).ToList();
        var reached = new Dictionary<ResponsableIndex.Place, bool>(ReferenceEqualityComparer.Instance);
        foreach (var entry in index.Entries)
        {
            if (!reached.TryGetValue(entry.Place, out var isIn))
            {
                reached[entry.Place] = isIn = scope.Territories.Any(entry.Place.Upward.Contains);
            }
            // It may have ended since the index was read.
            if (isIn && !(entry.EndsAt <= now) && words.TrueForAll(word => Searched(entry).Contains(word, StringComparison.Ordinal)))
            {
                Count(entry);
            }
        }
    }

    public int Total => kept.Count;

    /// <summary>All that match, in order.</summary>
    public IReadOnlyList<ResponsableIndex.Entry> Sorted()
    {
        var keys = new long[kept.Count];
        for (var index = 0; index < keys.Length; index++)
        {
            keys[index] = query.Descending ? ~Key(kept[index]) : Key(kept[index]);
        }
        var sorted = kept.ToArray();
        Array.Sort(keys, sorted);
        return sorted;
    }

    public ResponsableFacets Facets() => new(
        [.. index.Types.Select((type, order) => new FacetCount(type.Alias, type.Name, types[order], query.Types.Contains(type.Alias)))
            .Where(IsWorthShowing)],
        [.. Enum.GetValues<TerritoryKind>()
            .Select(level => new FacetCount($"{level}", $"{level}", levels[(int)level], query.Levels.Contains(level)))
            .Where(IsWorthShowing)],
        [.. departements.Keys.Union(query.Departements)
            .Select(code => new FacetCount(
                code, index.Gazetteer.Find(TerritoryKind.Departement, code)
                    ?.Name ?? code, departements.GetValueOrDefault(code), query.Departements.Contains(code)))
            .OrderByDescending(facet => facet.Selected).ThenByDescending(facet => facet.Count)
            .ThenBy(facet => facet.Value, StringComparer.Ordinal)],
        [.. Enum.GetValues<ResponsableState>()
            .Select(state => new FacetCount($"{state}", $"{state}", states[(int)state], query.States.Contains(state)))
            .Where(IsWorthShowing)]);

    private ReadOnlySpan<char> Searched(ResponsableIndex.Entry entry) => query.NamesOnly ? entry.Text.AsSpan(0, entry.Words) : entry.Text;

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
        types[entry.TypeOrder] += failures == 0 || (failures == 1 && !type) ? 1 : 0;
        levels[(int)level] += failures == 0 || (failures == 1 && !ofLevel) ? 1 : 0;
        states[(int)state] += failures == 0 || (failures == 1 && !ofState) ? 1 : 0;
        if (departement is not null && (failures == 0 || (failures == 1 && !ofDepartement)))
        {
            CollectionsMarshal.GetValueRefOrAddDefault(departements, departement, out _)++;
        }
    }

    private long Key(ResponsableIndex.Entry entry)
    {
        var first = query.Sort switch
        {
            ResponsableSort.Name => 0,
            ResponsableSort.Type => entry.TypeOrder,
            ResponsableSort.State => (int)entry.StateAt(now),
            ResponsableSort.LastSeen => int.MaxValue - Seconds(entry.LastSeenAt),
            ResponsableSort.Since => int.MaxValue - Seconds(entry.StartsAt),
            _ => entry.TerritoryRank,
        };
        return ((long)first << 32) | (uint)entry.NameRank;
    }

    // Since 2000: a positive int until 2068.
    private static int Seconds(DateTime? moment) => moment is { } at ? (int)Math.Clamp((at - Epoch).TotalSeconds, 0, int.MaxValue) : 0;

    private static bool IsWorthShowing(FacetCount facet) => facet.Count > 0 || facet.Selected;
}
