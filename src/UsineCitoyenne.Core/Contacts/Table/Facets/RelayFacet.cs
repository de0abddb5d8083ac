using System.Globalization;
using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Text;
using UsineCitoyenne.Core.Volunteers.Options;
using UsineCitoyenne.Core.Volunteers.Relays;

namespace UsineCitoyenne.Core.Contacts.Table.Facets;

/// <summary>Whose link people came by: numbers of relays, 0 for who came by none.</summary>
public sealed class RelayFacet() : NumberFacet(Name, "Venu par", "sources")
{
    internal const string Name = "origine";
    private const string Directly = "Directement";

    internal override bool IsSensitive => true;

    internal override FacetPlaces Places => new(Address: 12, Sentence: 11, Backoffice: 11);

    internal override FacetColumn Column { get; } = new StoredColumn<ushort>(columns => columns.Source, columns => columns.Sources.Count);

    internal override bool[]? Wanted(FacetSnapshot snapshot, ContactQuery query)
    {
        var chosen = Of(query);
        return chosen.Count == 0 ? null : [.. snapshot.Columns.Sources.Select(chosen.Contains)];
    }

    internal override IReadOnlyList<FacetCount> Build(FacetSnapshot snapshot, int[] counts, ContactQuery query, VolunteerOptions options)
    {
        var chosen = Of(query);
        var values = snapshot.Columns.Sources
            .Select((relay, place) => new FacetCount($"{relay}", Directly, counts[place], chosen.Contains(relay)))
            .Where(IsWorthShowing).OrderByDescending(value => value.Selected).ThenByDescending(value => value.Count).Take(Longest).ToList();
        // As long as nobody came by a relay, there is nothing to choose.
        return values is [{ Value: "0", Selected: false }] ? [] : values;
    }

    internal override async Task<IReadOnlyList<FacetCount>> LabelAsync(
        IReadOnlyList<FacetCount> values, ContactScope scope, FacetServices services, CancellationToken cancel)
    {
        var names = await NamesAsync([.. values.Select(value => long.Parse(value.Value, CultureInfo.InvariantCulture))], services, cancel);
        return [.. values.Zip(names, (value, name) => value with { Label = name })];
    }

    internal override Task<IEnumerable<string>> DescribeAsync(ContactQuery query, FacetServices services, CancellationToken cancel) =>
        NamesAsync(Of(query), services, cancel);

    private static async Task<IEnumerable<string>> NamesAsync(IReadOnlyList<long> relays, FacetServices services, CancellationToken cancel)
    {
        if (relays.Count == 0)
        {
            return [];
        }
        await using var db = services.Database.Read();
        var names = await db.Set<Relay>().Where(row => relays.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.Name, cancel);
        return relays.Select(relay => names.GetValueOrDefault(relay, Directly));
    }
}
