using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Volunteers.Options;

namespace UsineCitoyenne.Core.Volunteers.Table;

/// <summary>Turns tallies into the facets that a page shows.</summary>
internal static class ContactFacetBuilder
{
    /// <summary>A facet longer than this shows its largest values; the text search finds the others.</summary>
    private const int Longest = 60;

    public static ContactFacets Build(ContactCounts counts, ContactCommunes communes, VolunteerOptions options, ContactQuery query) => new(
        Territories(communes.Regions, query.Regions, counts.OfCommuneForRegions),
        Territories(communes.Departements, query.Departements, counts.OfCommuneForDepartements),
        Territories(communes.Epcis, query.Epcis, counts.OfCommuneForEpcis),
        Territories(communes.Own, query.Communes, counts.OfCommune),
        Options(options, OptionList.Profile, query.Profiles, counts.ProfileBits()),
        Options(options, OptionList.Availability, query.Availability, counts.AvailabilityBits()),
        [.. new[] { VolunteerState.Confirmed, VolunteerState.Paused }
            .Select(state => new FacetCount(state.ToString(), ContactLabels.Of(state), counts.OfState(state), query.States.Contains(state)))
            .Where(IsWorthShowing)])
    {
        Equipment = Options(options, OptionList.Equipment, query.Equipment, counts.EquipmentBits()),
        Ages = [.. Enum.GetValues<ContactAge>()
            .Select(age => new FacetCount(age.ToString(), ContactLabels.Of(age), counts.OfAge(age), query.Ages.Contains(age)))
            .Where(IsWorthShowing)],
        Freshness = [.. new[] { Freshness.Fresh, Freshness.Asked, Freshness.Reminded, Freshness.Faded }
            .Select(freshness => new FacetCount(freshness.ToString(), ContactLabels.Of(freshness), counts.Freshness[(int)freshness], query.Freshness.Contains(freshness)))
            .Where(IsWorthShowing)],
    };

    private static List<FacetCount> Territories(ContactCommunes.Level level, IReadOnlyList<string> selected, Func<int, int> countOf)
    {
        var sums = new int[level.Territories.Count + 1];
        for (var commune = 0; commune < level.Of.Length; commune++)
        {
            sums[level.Of[commune]] += countOf(commune);
        }
        // Ordered on numbers: names are fetched for the few that are shown.
        return [.. Enumerable.Range(0, level.Territories.Count)
            .Where(number => sums[number] > 0)
            .OrderByDescending(number => sums[number])
            .Take(Longest)
            .Union(selected.Select(code => IndexOf(level.Territories, code)).Where(number => number >= 0))
            .Select(number => new FacetCount(
                level.Territories[number].Code, level.Territories[number].Name, sums[number], selected.Contains(level.Territories[number].Code)))
            .OrderByDescending(facet => facet.Selected).ThenByDescending(facet => facet.Count).ThenBy(facet => facet.Label, StringComparer.Ordinal)];
    }

    private static int IndexOf(IReadOnlyList<Territory> territories, string code)
    {
        for (var index = 0; index < territories.Count; index++)
        {
            if (territories[index].Code == code)
            {
                return index;
            }
        }
        return -1;
    }

    private static List<FacetCount> Options(VolunteerOptions options, OptionList list, int selected, int[] bits) => [.. options.Of(list)
        .Select(option => new FacetCount(option.Code, option.Label, bits[option.Bit], (selected & option.Mask) != 0))
        .Where(IsWorthShowing)];

    private static bool IsWorthShowing(FacetCount facet) => facet.Count > 0 || facet.Selected;
}
