namespace UsineCitoyenne.Core.Contacts.Table.Facets;

/// <summary>How long ago people signed up.</summary>
public sealed class AgeFacet() : ValueFacet<ContactAge>(Name, "Inscription", "ages")
{
    internal const string Name = "age";

    internal override FacetPlaces Places => new(Address: 10, Sentence: 9, Backoffice: 9);

    internal override FacetColumn Column { get; } = new AgeColumn();

    private protected override IReadOnlyList<ContactAge> Shown { get; } = Enum.GetValues<ContactAge>();

    private protected override ContactAge? Unknown => null;

    private protected override string LabelOf(ContactAge value) => value switch
    {
        ContactAge.Week => "Depuis 7 jours",
        ContactAge.Month => "Il y a 8 à 30 jours",
        _ => "Avant",
    };

    private protected override bool Accepts(ContactAge value) => Enum.IsDefined(value);

    private sealed class AgeColumn : FacetColumn
    {
        public override int Size(FacetSnapshot snapshot) => 3;

        public override void Read(FacetSnapshot snapshot, ReadOnlySpan<int> rows, Span<int> cells)
        {
            var createdAt = snapshot.Columns.CreatedAt;
            var weekAgo = (uint)snapshot.Now.AddDays(-7).ToUnixTimeSeconds();
            var monthAgo = (uint)snapshot.Now.AddDays(-30).ToUnixTimeSeconds();
            for (var index = 0; index < rows.Length; index++)
            {
                var signedUp = createdAt[rows[index]];
                cells[index] = (int)(signedUp >= weekAgo ? ContactAge.Week : signedUp >= monthAgo ? ContactAge.Month : ContactAge.Before);
            }
        }
    }
}
