using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Mandates.Table;

/// <param name="Total">Mandates that match, over all pages.</param>
public sealed record ResponsablePage(int Total, IReadOnlyList<ResponsableRow> Rows, ResponsableFacets Facets)
{
    /// <summary>At least 1.</summary>
    public int Pages => Math.Max(1, (Total + ResponsableQuery.PageSize - 1) / ResponsableQuery.PageSize);
}

/// <summary>One mandate, and who holds it.</summary>
/// <param name="Place">Label of the territory.</param>
/// <param name="EndsAt">Null without end.</param>
/// <param name="LastSeenAt">UTC; null for who never came.</param>
public sealed record ResponsableRow(
    long MandateId, string Name, string Email, string Type, TerritoryRef Territory, string Place, string? Departement,
    ResponsableState State,
    DateTime StartsAt, DateTime? EndsAt, DateTime? LastSeenAt);

/// <summary>How many mandates each choice would show, the others staying as they are.</summary>
public sealed record ResponsableFacets(
    IReadOnlyList<FacetCount> Types, IReadOnlyList<FacetCount> Levels, IReadOnlyList<FacetCount> Departements,
    IReadOnlyList<FacetCount> States);

/// <summary>A responsable and everything that they hold inside the reader's territory.</summary>
public sealed record ResponsableFile(ResponsableRow Row, IReadOnlyList<ResponsableRow> Held);
