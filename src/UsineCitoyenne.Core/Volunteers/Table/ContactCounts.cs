namespace UsineCitoyenne.Core.Volunteers.Table;

/// <summary>The tallies of one search. Communes are counted once and summed upward for the larger territories.</summary>
internal sealed class ContactCounts(ContactColumns columns, int communes, ContactQuery query)
{
    // One place more for the rows whose commune is unknown: they belong to no territory facet.
    private readonly int[] matching = new int[communes + 1];

    // By commune, those that fail this facet only: nobody, where nothing of it is chosen.
    private readonly int[] regions = new int[query.Regions.Count > 0 ? communes + 1 : 0];
    private readonly int[] departements = new int[query.Departements.Count > 0 ? communes + 1 : 0];
    private readonly int[] epcis = new int[query.Epcis.Count > 0 ? communes + 1 : 0];
    private readonly int[] ownCommune = new int[query.Communes.Count > 0 ? communes + 1 : 0];
    private readonly int[] profiles = new int[columns.ChoiceSets];
    private readonly int[] availability = new int[columns.ChoiceSets];
    private readonly int[] equipment = new int[columns.ChoiceSets];
    private readonly int[] tagSets = new int[columns.TagSets.Count];
    private readonly int[] ages = new int[3];
    private readonly int[] states = new int[4];

    public void Matching(int commune, int profileSet, int availabilitySet, int equipmentSet, int tagSet, ContactAge age, VolunteerState state)
    {
        equipment[equipmentSet]++;
        tagSets[tagSet]++;
        ages[(int)age]++;
        matching[Place(commune)]++;
        profiles[profileSet]++;
        availability[availabilitySet]++;
        states[(int)state]++;
    }

    /// <summary>Rows by freshness, the other facets being as they are.</summary>
    public int[] Freshness { get; } = new int[5];

    /// <summary>Rows by place of their relay.</summary>
    public int[] Source { get; } = new int[columns.Sources.Count];

    /// <summary>Takes in the tallies of another part of the rows.</summary>
    public void Add(ContactCounts other)
    {
        Sum(matching, other.matching);
        Sum(regions, other.regions);
        Sum(departements, other.departements);
        Sum(epcis, other.epcis);
        Sum(ownCommune, other.ownCommune);
        Sum(profiles, other.profiles);
        Sum(availability, other.availability);
        Sum(equipment, other.equipment);
        Sum(tagSets, other.tagSets);
        Sum(ages, other.ages);
        Sum(states, other.states);
        Sum(Freshness, other.Freshness);
        Sum(Source, other.Source);
    }

    public void Regions(int commune) => regions[Place(commune)]++;

    public void Departements(int commune) => departements[Place(commune)]++;

    public void Epcis(int commune) => epcis[Place(commune)]++;

    public void Communes(int commune) => ownCommune[Place(commune)]++;

    public void Profiles(int set) => profiles[set]++;

    public void Availability(int set) => availability[set]++;

    public void Equipment(int set) => equipment[set]++;

    public void Tags(int set) => tagSets[set]++;

    public void Age(ContactAge age) => ages[(int)age]++;

    public void State(VolunteerState state) => states[(int)state]++;

    public int OfCommuneForRegions(int commune) => matching[commune] + At(regions, commune);

    public int OfCommuneForDepartements(int commune) => matching[commune] + At(departements, commune);

    public int OfCommuneForEpcis(int commune) => matching[commune] + At(epcis, commune);

    public int OfCommune(int commune) => matching[commune] + At(ownCommune, commune);

    public int OfAge(ContactAge age) => ages[(int)age];

    public int[] EquipmentBits() => Bits(equipment);

    /// <summary>Volunteers holding each tag.</summary>
    public Dictionary<long, int> OfTags(ContactTagSets sets)
    {
        var counts = new Dictionary<long, int>();
        for (var set = 1; set < tagSets.Length; set++)
        {
            foreach (var tag in tagSets[set] == 0 ? [] : sets[set])
            {
                counts[tag] = counts.GetValueOrDefault(tag) + tagSets[set];
            }
        }
        return counts;
    }

    public int OfState(VolunteerState state) => states[(int)state];

    /// <summary>Volunteers holding each bit, from the counts of each whole set.</summary>
    public int[] ProfileBits() => Bits(profiles);

    public int[] AvailabilityBits() => Bits(availability);

    private static void Sum(int[] into, int[] from)
    {
        for (var index = 0; index < into.Length; index++)
        {
            into[index] += from[index];
        }
    }

    private static int At(int[] counts, int commune) => counts.Length == 0 ? 0 : counts[commune];

    private int Place(int commune) => commune < 0 ? communes : commune;

    private static int[] Bits(int[] sets)
    {
        var bits = new int[16];
        for (var set = 1; set < sets.Length; set++)
        {
            if (sets[set] == 0)
            {
                continue;
            }
            for (var bit = 0; bit < 16; bit++)
            {
                bits[bit] += (set >> bit & 1) * sets[set];
            }
        }
        return bits;
    }
}
