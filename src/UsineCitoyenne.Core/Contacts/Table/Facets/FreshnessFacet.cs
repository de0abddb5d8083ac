using UsineCitoyenne.Core.Volunteers;

namespace UsineCitoyenne.Core.Contacts.Table.Facets;

/// <summary>How recent the last sign of life is. Nothing chosen means all but those that faded; archived entries are never shown.</summary>
public sealed class FreshnessFacet() : ValueFacet<Freshness>(Name, "Fraîcheur", "freshness")
{
    internal const string Name = "fraicheur";

    internal override FacetPlaces Places => new(Address: 11, Sentence: 10, Backoffice: 8);

    internal override FacetColumn Column { get; } =
        new StoredColumn<byte>(columns => columns.Freshness, _ => Enum.GetValues<Freshness>().Length);

    private protected override IReadOnlyList<Freshness> Shown { get; } =
        [Freshness.Fresh, Freshness.Asked, Freshness.Reminded, Freshness.Faded];

    private protected override Freshness? Unknown => Freshness.Archived;

    private protected override bool[]? Usual { get; } = [.. Enum.GetValues<Freshness>().Select(value => value < Freshness.Faded)];

    private protected override string LabelOf(Freshness value) => VolunteerLabels.Of(value);
}
