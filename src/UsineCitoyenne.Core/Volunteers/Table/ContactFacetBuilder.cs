using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Volunteers.Options;

namespace UsineCitoyenne.Core.Volunteers.Table;

/// <summary>Turns tallies into the facets that a page shows.</summary>
internal static class ContactFacetBuilder
{
    /// <summary>A facet longer than this shows its largest values; the text search finds the others.</summary>
    private const int Longest = 60;

    public static ContactFacets Build(ContactCounts counts, Gazetteer gazetteer, VolunteerOptions options, ContactQuery query) => new(
        Territories(gazetteer, query.Regions, counts.OfCommuneForRegions, commune => commune.Region),
        Territories(gazetteer, query.Departements, counts.OfCommuneForDepartements, commune => commune.Departement),
        Territories(gazetteer, query.Epcis, counts.OfCommuneForEpcis, commune => commune.Epci),
        Territories(gazetteer, query.Communes, counts.OfCommune, commune => commune),
        Options(options, OptionList.Profile, query.Profiles, counts.ProfileBits()),
        Options(options, OptionList.Availability, query.Availability, counts.AvailabilityBits()),
        [.. new[] { VolunteerState.Confirmed, VolunteerState.Paused }
            .Select(state => new FacetCount(state.ToString(), Label(state), counts.OfState(state), query.States.Contains(state)))
            .Where(IsWorthShowing)]);

    public static string Label(VolunteerState state) => state switch
    {
        VolunteerState.Pending => "À confirmer",
        VolunteerState.Confirmed => "Confirmé",
        VolunteerState.Paused => "En pause",
        _ => "Retiré",
    };

    private static List<FacetCount> Territories(
        Gazetteer gazetteer, IReadOnlyList<string> selected, Func<int, int> countOf, Func<Territory, Territory?> above)
    {
        var sums = new Dictionary<Territory, int>(ReferenceEqualityComparer.Instance);
        for (var index = 0; index < gazetteer.Communes.Length; index++)
        {
            var count = countOf(index);
            var territory = count > 0 || selected.Count > 0 ? above(gazetteer.Communes[index]) : null;
            if (territory is not null && (count > 0 || selected.Contains(territory.Code)))
            {
                sums[territory] = sums.GetValueOrDefault(territory) + count;
            }
        }
        return [.. sums
            .Select(pair => new FacetCount(pair.Key.Code, pair.Key.Name, pair.Value, selected.Contains(pair.Key.Code)))
            .OrderByDescending(facet => facet.Selected).ThenByDescending(facet => facet.Count).ThenBy(facet => facet.Label, StringComparer.Ordinal)
            .Take(Longest)];
    }

    private static List<FacetCount> Options(VolunteerOptions options, OptionList list, int selected, int[] bits) => [.. options.Of(list)
        .Select(option => new FacetCount(option.Code, option.Label, bits[option.Bit], (selected & option.Mask) != 0))
        .Where(IsWorthShowing)];

    private static bool IsWorthShowing(FacetCount facet) => facet.Count > 0 || facet.Selected;
}
