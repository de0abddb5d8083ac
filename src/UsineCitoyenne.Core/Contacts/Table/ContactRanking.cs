using UsineCitoyenne.Core.Volunteers.Tags;

namespace UsineCitoyenne.Core.Contacts.Table;

/// <summary>Keeps the best rows up to the end of the page asked for; the rest only passes by.</summary>
internal sealed class ContactRanking
{
    /// <summary>Rows beyond those wanted that are gathered before the worst are dropped: each drop sorts them all.</summary>
    private const int Spare = 4096;
    private readonly ContactColumns columns;
    private readonly ContactQuery query;
    private readonly int wanted;
    private readonly int skipped;
    private readonly int[] communeRank;
    private readonly List<Candidate> kept = [];
    private bool keepsAll;
    private Candidate limit = new(UInt128.MaxValue, int.MaxValue);

    public ContactRanking(ContactColumns columns, int[] communeRank, ContactQuery query)
    {
        this.columns = columns;
        this.query = query;
        this.communeRank = communeRank;
        var size = Math.Clamp(query.PageSize, 1, ContactQuery.MaximumPageSize);
        skipped = (int)Math.Min((Math.Max(query.Page, 1) - 1L) * size, int.MaxValue - size - Spare);
        wanted = skipped + size;
    }

    /// <summary>Every row, in order, rather than a page: they are sorted once, at the end.</summary>
    public void KeepAll() => keepsAll = true;

    /// <summary>Takes in what another part of the rows kept.</summary>
    public void Add(ContactRanking other) => other.kept.ForEach(Add);

    public void Add(int row) => Add(new Candidate(Key(row), row));

    public IReadOnlyList<long> Page()
    {
        kept.Sort();
        return [.. (keepsAll ? kept : kept.Skip(skipped).Take(wanted - skipped)).Select(candidate => columns.Id[candidate.Row])];
    }

    private void Add(Candidate candidate)
    {
        if (keepsAll || candidate.IsBefore(limit))
        {
            kept.Add(candidate);
            if (!keepsAll && kept.Count == wanted + Spare)
            {
                kept.Sort();
                kept.RemoveRange(wanted, kept.Count - wanted);
                limit = kept[^1];
            }
        }
    }

    private UInt128 Key(int row)
    {
        var key = query.Sort switch
        {
            ContactSort.Name => columns.Name[row],
            ContactSort.Commune => ((UInt128)(uint)(columns.Commune[row] < 0 ? int.MaxValue : communeRank[columns.Commune[row]]) << 96) | (
                columns.Name[row] >> 32),
            ContactSort.State => ((UInt128)(uint)columns.State[row] << 96) | (columns.Name[row] >> 32),
            ContactSort.Profiles => First(columns.Profiles[row], row),
            ContactSort.Availability => First(columns.Availability[row], row),
            ContactSort.Equipment => First(columns.Equipment[row], row),
            ContactSort.Tags =>
                ((UInt128)(uint)(TagSet.Most - columns.TagSets[columns.TagSet[row]].Length) << 96) | (columns.Name[row] >> 32),
            _ => ~(((UInt128)columns.CreatedAt[row] << 32) | (uint)row),
        };
        return query.Descending ? ~key : key;
    }

    // The first choices of a list are the lowest bits: turned around, whoever ticked them comes first.
    private UInt128 First(ushort set, int row)
    {
        uint turned = 0;
        for (var bit = 0; bit < 16; bit++)
        {
            turned |= (uint)(set >> bit & 1) << (15 - bit);
        }
        return ((UInt128)(0xFFFF - turned) << 96) | (columns.Name[row] >> 32);
    }

    /// <summary>A row and what it is ordered by; equals come in the order of the rows.</summary>
    private readonly record struct Candidate(UInt128 Key, int Row) : IComparable<Candidate>
    {
        public bool IsBefore(Candidate other) => Key < other.Key || (Key == other.Key && Row < other.Row);

        public int CompareTo(Candidate other) => IsBefore(other) ? -1 : other.IsBefore(this) ? 1 : 0;
    }
}
