using System.Numerics;

namespace UsineCitoyenne.Core.Contacts.Table.Facets;

/// <summary>Puts each row in one of a few numbered cells; many at a time: a call a row would cost more than the reading.</summary>
internal abstract class FacetColumn
{
    /// <summary>How many cells there are.</summary>
    public abstract int Size(FacetSnapshot snapshot);

    /// <summary>The cell of each of these rows.</summary>
    public abstract void Read(FacetSnapshot snapshot, ReadOnlySpan<int> rows, Span<int> cells);
}

/// <summary>Cells that the index holds as they are.</summary>
internal sealed class StoredColumn<T>(StoredColumn<T>.Values values, Func<ContactColumns, int> size) : FacetColumn
    where T : unmanaged, IBinaryInteger<T>
{
    internal delegate ReadOnlySpan<T> Values(ContactColumns columns);

    public override int Size(FacetSnapshot snapshot) => size(snapshot.Columns);

    public override void Read(FacetSnapshot snapshot, ReadOnlySpan<int> rows, Span<int> cells)
    {
        var stored = values(snapshot.Columns);
        for (var index = 0; index < rows.Length; index++)
        {
            cells[index] = int.CreateTruncating(stored[rows[index]]);
        }
    }
}
