using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Contacts.Table.Facets;

public sealed class EpciFacet() : TerritoryFacet(TerritoryKind.Epci, Name, "Intercommunalité", "epcis")
{
    internal const string Name = "epci";

    public override bool IsOpen => true;

    internal override FacetPlaces Places => new(Address: 3, Sentence: 7, Backoffice: 3);
}
