namespace UsineCitoyenne.Core.Contacts.Table.Facets;

/// <summary>The facets of the contact table, in the order of its page. A new one is a line here and a class of its own.</summary>
public static class FacetList
{
    public static IReadOnlyList<Facet> All { get; } =
    [
        new ProfileFacet(),
        new StateFacet(),
        new EpciFacet(),
        new CommuneFacet(),
        new AvailabilityFacet(),
        new TagFacet(),
        new EquipmentFacet(),
        new AgeFacet(),
        new FreshnessFacet(),
        new RelayFacet(),
        new DepartementFacet(),
        new RegionFacet(),
    ];

    /// <summary>In the order of an address: saved views are compared by theirs.</summary>
    public static IReadOnlyList<Facet> InAddress { get; } = [.. All.OrderBy(facet => facet.Places.Address)];

    /// <summary>In the order of the API of the back office.</summary>
    public static IReadOnlyList<Facet> InBackoffice { get; } = [.. All.OrderBy(facet => facet.Places.Backoffice)];

    internal static IReadOnlyList<Facet> InSentence { get; } = [.. All.OrderBy(facet => facet.Places.Sentence)];

    /// <summary>What they count by: several facets may count by one column, which is then read once.</summary>
    internal static IReadOnlyList<FacetColumn> Columns { get; } = [.. All.Select(facet => facet.Column).Distinct()];
}
