using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Contacts.Table.Facets;

public sealed class CommuneFacet() : TerritoryFacet(TerritoryKind.Commune, Name, "Commune", "communes")
{
    internal const string Name = "commune";

    public override bool IsOpen => true;

    internal override FacetPlaces Places => new(Address: 4, Sentence: 8, Backoffice: 4);
}
