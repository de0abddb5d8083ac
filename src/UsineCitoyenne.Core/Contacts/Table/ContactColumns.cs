using UsineCitoyenne.Core.Volunteers;

namespace UsineCitoyenne.Core.Contacts.Table;

/// <summary>
/// What the table filters, counts and sorts by, one array a column, some 46 bytes a volunteer. Contact details
/// are not here but in the database; the folded text is in <see cref="TextArena"/>.
/// </summary>
internal sealed class ContactColumns
{
    private readonly Dictionary<long, int> rows = [];
    private readonly Dictionary<long, ushort> sources = [];

    public int Count { get; private set; }

    public long[] Id { get; private set; } = new long[1024];

    /// <summary>Place of today's commune in the gazetteer's list; -1 when the code is unknown.</summary>
    public int[] Commune { get; private set; } = new int[1024];

    /// <summary>One more than the largest set of choices of any row: what counts rows by set needs as many places.</summary>
    public int ChoiceSets { get; private set; } = 1;

    public ushort[] Profiles { get; private set; } = new ushort[1024];

    public ushort[] Availability { get; private set; } = new ushort[1024];

    public ushort[] Equipment { get; private set; } = new ushort[1024];

    /// <summary>A number of <see cref="TagSets"/>.</summary>
    public int[] TagSet { get; private set; } = new int[1024];

    public ContactTagSets TagSets { get; } = new();

    public VolunteerState[] State { get; private set; } = new VolunteerState[1024];

    /// <summary>Place in <see cref="Sources"/>; 0 for who came by no relay.</summary>
    public ushort[] Source { get; private set; } = new ushort[1024];

    /// <summary>The relays met, by number.</summary>
    public List<long> Sources { get; } = [0];

    public byte[] Freshness { get; private set; } = new byte[1024];

    /// <summary>Seconds since 1970.</summary>
    public uint[] CreatedAt { get; private set; } = new uint[1024];

    public UInt128[] Name { get; private set; } = new UInt128[1024];

    /// <summary>The row of a volunteer, made when new.</summary>
    public int RowOf(long id, out bool isNew)
    {
        isNew = !rows.TryGetValue(id, out var row);
        if (isNew)
        {
            if (Count == Id.Length)
            {
                Grow();
            }
            row = Count++;
            rows[id] = row;
            Id[row] = id;
        }
        return row;
    }

    /// <summary>The rows of these people; numbers that nobody has are left out.</summary>
    public RowSet RowsOf(IEnumerable<long> people)
    {
        var found = new RowSet(Count);
        foreach (var id in people)
        {
            if (rows.TryGetValue(id, out var row))
            {
                found.Add(row);
            }
        }
        return found;
    }

    public void SetChoices(int row, int profiles, int availability, int equipment)
    {
        Profiles[row] = (ushort)profiles;
        Availability[row] = (ushort)availability;
        Equipment[row] = (ushort)equipment;
        ChoiceSets = Math.Max(ChoiceSets, (ushort)(profiles | availability | equipment) + 1);
    }

    public ushort PlaceOfSource(long? relay)
    {
        if (relay is null)
        {
            return 0;
        }
        if (!sources.TryGetValue(relay.Value, out var place))
        {
            // Beyond what two bytes number, relays are counted together with those who came by none.
            place = Sources.Count <= ushort.MaxValue ? (ushort)Sources.Count : (ushort)0;
            sources[relay.Value] = place;
            if (place > 0)
            {
                Sources.Add(relay.Value);
            }
        }
        return place;
    }

    private void Grow()
    {
        // By a quarter, not double: at a million rows the spare room would be another 40 MB.
        var size = Id.Length + Math.Max(Id.Length / 4, 1024);
        Id = Resize(Id, size);
        Commune = Resize(Commune, size);
        Profiles = Resize(Profiles, size);
        Availability = Resize(Availability, size);
        Equipment = Resize(Equipment, size);
        TagSet = Resize(TagSet, size);
        State = Resize(State, size);
        Freshness = Resize(Freshness, size);
        Source = Resize(Source, size);
        CreatedAt = Resize(CreatedAt, size);
        Name = Resize(Name, size);
    }

    private static T[] Resize<T>(T[] column, int size)
    {
        Array.Resize(ref column, size);
        return column;
    }
}
