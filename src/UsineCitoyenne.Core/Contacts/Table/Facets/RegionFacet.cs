using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Contacts.Table.Facets;

public sealed class RegionFacet() : TerritoryFacet(TerritoryKind.Region, Name, "Région", "regions")
{
    internal const string Name = "region";

    internal override FacetPlaces Places => new(Address: 1, Sentence: 5, Backoffice: 12);
}
