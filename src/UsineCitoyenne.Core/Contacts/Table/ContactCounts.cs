using UsineCitoyenne.Core.Contacts.Table.Facets;

namespace UsineCitoyenne.Core.Contacts.Table;

/// <summary>
/// The tallies of one search, by cell. Facets that count by one column share what matches; what fails one facet alone is its own.
/// </summary>
internal sealed class ContactCounts
{
    private readonly Dictionary<FacetColumn, int[]> matching;
    private readonly Dictionary<Facet, int[]> failing;

    /// <param name="narrowing">The facets that keep some rows only.</param>
    public ContactCounts(FacetSnapshot snapshot, IEnumerable<Facet> narrowing)
    {
        matching = FacetList.Columns.ToDictionary(column => column, column => new int[column.Size(snapshot)]);
        failing = narrowing.ToDictionary(facet => facet, facet => new int[facet.Column.Size(snapshot)]);
    }

    /// <summary>Rows of each cell that pass every facet.</summary>
    public int[] Matching(FacetColumn column) => matching[column];

    /// <summary>Rows of each cell that fail this facet and no other.</summary>
    public int[] Failing(Facet facet) => failing[facet];

    /// <summary>Rows of each cell, the other facets being as they are.</summary>
    public int[] Of(Facet facet)
    {
        if (!failing.TryGetValue(facet, out var failed))
        {
            return matching[facet.Column];
        }
        var counts = (int[])failed.Clone();
        Sum(counts, matching[facet.Column]);
        return counts;
    }

    /// <summary>Takes in the tallies of another part of the rows.</summary>
    public void Add(ContactCounts other)
    {
        foreach (var (column, counts) in matching)
        {
            Sum(counts, other.matching[column]);
        }
        foreach (var (facet, counts) in failing)
        {
            Sum(counts, other.failing[facet]);
        }
    }

    private static void Sum(int[] into, int[] from)
    {
        for (var index = 0; index < into.Length; index++)
        {
            into[index] += from[index];
        }
    }
}
