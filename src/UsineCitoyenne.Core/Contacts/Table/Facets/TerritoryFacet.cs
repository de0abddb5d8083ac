using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Text;
using UsineCitoyenne.Core.Volunteers.Options;

namespace UsineCitoyenne.Core.Contacts.Table.Facets;

/// <summary>One kind of territory, by codes. Rows are counted by commune once for all kinds, and summed upward.</summary>
public abstract class TerritoryFacet(TerritoryKind kind, string key, string label, string? alias = null)
    : Facet<IReadOnlyList<string>>(key, label, [], alias)
{
    private static readonly FacetColumn ByCommune = new CommuneColumn();

    internal override FacetColumn Column => ByCommune;

    public override IReadOnlyList<string> Write(ContactQuery query, VolunteerOptions options) => Of(query);

    internal override bool[]? Wanted(FacetSnapshot snapshot, ContactQuery query)
    {
        var level = LevelOf(snapshot.Communes);
        if (level.Wanted(Of(query).ToHashSet()) is not { } territories)
        {
            return null;
        }
        // Who lives where no edition knows is in no territory.
        var wanted = new bool[Column.Size(snapshot)];
        for (var commune = 0; commune < level.Of.Length; commune++)
        {
            wanted[commune] = territories[level.Of[commune]];
        }
        return wanted;
    }

    internal override IReadOnlyList<FacetCount> Build(FacetSnapshot snapshot, int[] counts, ContactQuery query, VolunteerOptions options)
    {
        var (level, selected) = (LevelOf(snapshot.Communes), Of(query));
        var sums = new int[level.Territories.Count + 1];
        for (var commune = 0; commune < level.Of.Length; commune++)
        {
            sums[level.Of[commune]] += counts[commune];
        }
        // Ordered on numbers: names are fetched for the few that are shown.
        return [.. Enumerable.Range(0, level.Territories.Count)
            .Where(number => sums[number] > 0)
            .OrderByDescending(number => sums[number])
            .Take(Longest)
            .Union(selected.Select(code => IndexOf(level.Territories, code)).Where(number => number >= 0))
            .Select(number => (Territory: level.Territories[number], Sum: sums[number]))
            .Select(each => new FacetCount(each.Territory.Code, each.Territory.Name, each.Sum, selected.Contains(each.Territory.Code)))
            .OrderByDescending(value => value.Selected)
            .ThenByDescending(value => value.Count)
            .ThenBy(value => value.Label, StringComparer.Ordinal)];
    }

    internal override Task<IEnumerable<string>> DescribeAsync(ContactQuery query, FacetServices services, CancellationToken cancel)
    {
        var gazetteer = services.Gazetteer;
        return Task.FromResult(Of(query).Select(code => gazetteer.LabelOf(new TerritoryRef(kind, code))));
    }

    private protected override IReadOnlyList<string> Parse(IReadOnlyCollection<string> values, VolunteerOptions options) => [.. values];

    private static int IndexOf(IReadOnlyList<Territory> territories, string code)
    {
        for (var index = 0; index < territories.Count; index++)
        {
            if (territories[index].Code == code)
            {
                return index;
            }
        }
        return -1;
    }

    private ContactCommunes.Level LevelOf(ContactCommunes communes) => kind switch
    {
        TerritoryKind.Region => communes.Regions,
        TerritoryKind.Departement => communes.Departements,
        TerritoryKind.Epci => communes.Epcis,
        _ => communes.Own,
    };

    /// <summary>The number of the commune; the last cell is for those that no edition knows.</summary>
    private sealed class CommuneColumn : FacetColumn
    {
        public override int Size(FacetSnapshot snapshot) => snapshot.Communes.Count + 1;

        public override void Read(FacetSnapshot snapshot, ReadOnlySpan<int> rows, Span<int> cells)
        {
            var (communes, unknown) = (snapshot.Columns.Commune, snapshot.Communes.Count);
            for (var index = 0; index < rows.Length; index++)
            {
                var commune = communes[rows[index]];
                cells[index] = commune < 0 ? unknown : commune;
            }
        }
    }
}
