using UsineCitoyenne.Core.Volunteers.Options;

namespace UsineCitoyenne.Core.Contacts.Table.Facets;

/// <summary>What they have.</summary>
public sealed class EquipmentFacet() : OptionFacet(OptionList.Equipment, Name, "Matériel", "equipment")
{
    internal const string Name = "materiel";

    internal override FacetPlaces Places => new(Address: 7, Sentence: 3, Backoffice: 6);

    internal override FacetColumn Column { get; } = SetsOf(columns => columns.Equipment);
}
