using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Volunteers.Table;

/// <summary>One page of the table, with the counts of every facet.</summary>
/// <param name="Total">Volunteers that match, over all pages.</param>
public sealed record ContactPage(int Total, IReadOnlyList<ContactRow> Rows, ContactFacets Facets);

/// <summary>A volunteer's contact details. Whoever receives one was written in the audit log first.</summary>
public sealed record ContactRow(
    long Id,
    string FirstName,
    string LastName,
    string Email,
    string Phone,
    Territory? Commune,
    int Profiles,
    int Availability,
    int Equipment,
    string Note,
    VolunteerState State,
    DateTime CreatedAt,
    DateTime? ConfirmedAt,
    bool Demo)
{
    public Freshness Freshness { get; init; }

    /// <summary>Numbers of the tags put on the person.</summary>
    public IReadOnlyList<long> Tags { get; init; } = [];
}

/// <summary>
/// How many volunteers each choice would show, all the other facets staying as they are. Sorted by count; no zero
/// except for what is selected.
/// </summary>
public sealed record ContactFacets(
    IReadOnlyList<FacetCount> Regions,
    IReadOnlyList<FacetCount> Departements,
    IReadOnlyList<FacetCount> Epcis,
    IReadOnlyList<FacetCount> Communes,
    IReadOnlyList<FacetCount> Profiles,
    IReadOnlyList<FacetCount> Availability,
    IReadOnlyList<FacetCount> States)
{
    public IReadOnlyList<FacetCount> Freshness { get; init; } = [];

    /// <summary>By number of the relay; « 0 » for who came by none.</summary>
    public IReadOnlyList<FacetCount> Sources { get; init; } = [];

    public IReadOnlyList<FacetCount> Equipment { get; init; } = [];

    public IReadOnlyList<FacetCount> Ages { get; init; } = [];

    public IReadOnlyList<FacetCount> Tags { get; init; } = [];
}

/// <param name="Value">Territory code, option code, number of a tag, name of a state or of an age.</param>
public sealed record FacetCount(string Value, string Label, int Count, bool Selected);
