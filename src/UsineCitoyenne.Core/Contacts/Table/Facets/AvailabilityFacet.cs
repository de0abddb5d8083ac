using UsineCitoyenne.Core.Volunteers.Options;

namespace UsineCitoyenne.Core.Contacts.Table.Facets;

/// <summary>When they can.</summary>
public sealed class AvailabilityFacet() : OptionFacet(OptionList.Availability, Name, "Disponibilités", "availability")
{
    internal const string Name = "dispo";

    internal override FacetPlaces Places => new(Address: 6, Sentence: 2, Backoffice: 5);

    internal override FacetColumn Column { get; } = SetsOf(columns => columns.Availability);
}
