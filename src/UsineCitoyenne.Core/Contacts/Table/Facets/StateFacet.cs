using System.Runtime.InteropServices;
using UsineCitoyenne.Core.Volunteers;

namespace UsineCitoyenne.Core.Contacts.Table.Facets;

/// <summary>Nothing chosen means confirmed and paused; the table holds no other.</summary>
public sealed class StateFacet() : ValueFacet<VolunteerState>(Name, "État", "states")
{
    internal const string Name = "etat";

    internal override FacetPlaces Places => new(Address: 8, Sentence: 12, Backoffice: 7);

    internal override FacetColumn Column { get; } = new StoredColumn<int>(
        columns => MemoryMarshal.Cast<VolunteerState, int>(columns.State), _ => Enum.GetValues<VolunteerState>().Length);

    private protected override IReadOnlyList<VolunteerState> Shown { get; } = [VolunteerState.Confirmed, VolunteerState.Paused];

    private protected override VolunteerState? Unknown => VolunteerState.Left;

    /// <summary>States are not told: they are not everywhere kept.</summary>
    internal override Task<IEnumerable<string>> DescribeAsync(ContactQuery query, FacetServices services, CancellationToken cancel) =>
        Task.FromResult(Enumerable.Empty<string>());

    private protected override string LabelOf(VolunteerState value) => VolunteerLabels.Of(value);
}
