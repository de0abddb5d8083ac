using UsineCitoyenne.Core.Volunteers.Options;

namespace UsineCitoyenne.Core.Contacts.Table.Facets;

/// <summary>What people can do.</summary>
public sealed class ProfileFacet() : OptionFacet(OptionList.Profile, Name, "Savoir-faire", "profiles")
{
    internal const string Name = "profil";

    public override bool IsOpen => true;

    internal override FacetPlaces Places => new(Address: 5, Sentence: 1, Backoffice: 1);

    internal override FacetColumn Column { get; } = SetsOf(columns => columns.Profiles);
}
