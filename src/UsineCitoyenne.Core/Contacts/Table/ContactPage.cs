using System.Collections;
using UsineCitoyenne.Core.Contacts.Table.Facets;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Text;
using UsineCitoyenne.Core.Volunteers;

namespace UsineCitoyenne.Core.Contacts.Table;

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
/// How many volunteers each choice would show, all the other facets staying as they are: every facet, in the order of
/// <see cref="FacetList"/>. No zero except for what is selected.
/// </summary>
public sealed class ContactFacets(IEnumerable<FacetValues> facets) : IEnumerable<FacetValues>
{
    private readonly IReadOnlyList<FacetValues> all = [.. facets];

    /// <summary>The values of one facet.</summary>
    /// <param name="key">As <see cref="Facet.Key"/>.</param>
    public IReadOnlyList<FacetCount> this[string key] => all.Single(each => each.Facet.Key == key).Values;

    public IEnumerator<FacetValues> GetEnumerator() => all.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The same with labels from the database.</summary>
    internal async Task<ContactFacets> LabelAsync(ContactScope scope, FacetServices services, CancellationToken cancel)
    {
        var labelled = new List<FacetValues>();
        foreach (var (facet, values) in all)
        {
            labelled.Add(new FacetValues(facet, await facet.LabelAsync(values, scope, services, cancel)));
        }
        return new ContactFacets(labelled);
    }

    /// <summary>The same without what was written about people.</summary>
    internal ContactFacets WithoutSensitive() => new(all.Select(each => each.Facet.IsSensitive ? each with { Values = [] } : each));
}

/// <summary>One facet, and how many volunteers each of its values would show.</summary>
public sealed record FacetValues(Facet Facet, IReadOnlyList<FacetCount> Values);
