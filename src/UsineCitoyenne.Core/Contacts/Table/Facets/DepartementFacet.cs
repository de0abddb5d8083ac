using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Contacts.Table.Facets;

public sealed class DepartementFacet() : TerritoryFacet(TerritoryKind.Departement, Name, "Département", "departements")
{
    internal const string Name = "dep";

    internal override FacetPlaces Places => new(Address: 2, Sentence: 6, Backoffice: 2);
}
