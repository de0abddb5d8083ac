using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Volunteers.Table;

namespace UsineCitoyenne.Core.Volunteers.Relays;

/// <summary>The facet « Venu par » of the contact table.</summary>
internal static class RelayFacet
{
    private const int Longest = 60;

    public static IReadOnlyList<FacetCount> Build(ContactCounts counts, ContactColumns columns, ContactQuery query)
    {
        var facets = columns.Sources.Select((relay, place) => new FacetCount($"{relay}", "Directement", counts.Source[place], query.Sources.Contains(relay)))
            .Where(facet => facet.Count > 0 || facet.Selected).OrderByDescending(facet => facet.Selected).ThenByDescending(facet => facet.Count).Take(Longest).ToList();
        // As long as nobody came by a relay, there is nothing to choose.
        return facets is [{ Value: "0", Selected: false }] ? [] : facets;
    }

    /// <summary>Names are read for the few that are shown.</summary>
    public static async Task<IReadOnlyList<FacetCount>> LabelAsync(Database database, IReadOnlyList<FacetCount> facets, CancellationToken cancel)
    {
        if (facets.Count == 0)
        {
            return facets;
        }
        var ids = facets.Select(facet => long.Parse(facet.Value, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        await using var db = database.Read();
        var names = await db.Set<Relay>().Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => $"{row.Id}", row => row.Name, cancel);
        return [.. facets.Select(facet => facet with { Label = names.GetValueOrDefault(facet.Value, facet.Label) })];
    }
}
