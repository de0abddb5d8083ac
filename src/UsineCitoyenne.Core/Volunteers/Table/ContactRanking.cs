namespace UsineCitoyenne.Core.Volunteers.Table;

/// <summary>Keeps the best rows up to the end of the page asked for; the rest only passes by.</summary>
internal sealed class ContactRanking
{
    private readonly ContactColumns columns;
    private readonly ContactQuery query;
    private readonly int wanted;
    private readonly int skipped;
    private readonly int[] communeRank;
    private readonly PriorityQueue<int, (UInt128 Key, int Row)> kept;
    private (UInt128 Key, int Row) worst;
    private List<(UInt128 Key, int Row)>? all;

    public ContactRanking(ContactColumns columns, int[] communeRank, ContactQuery query)
    {
        this.columns = columns;
        this.query = query;
        this.communeRank = communeRank;
        var size = Math.Clamp(query.PageSize, 1, ContactQuery.MaximumPageSize);
        skipped = (int)Math.Min((Math.Max(query.Page, 1) - 1L) * size, int.MaxValue - size);
        wanted = skipped + size;
        kept = new PriorityQueue<int, (UInt128 Key, int Row)>(
            Comparer<(UInt128 Key, int Row)>.Create((left, right) => right.CompareTo(left)));
    }

    /// <summary>Every row, in order, rather than a page: they are sorted once, at the end.</summary>
    public void KeepAll() => all = [];

    /// <summary>Takes in what another part of the rows kept.</summary>
    public void Add(ContactRanking other)
    {
        if (all is not null)
        {
            all.AddRange(other.all!);
            return;
        }
        while (other.kept.TryDequeue(out var row, out _))
        {
            Add(row);
        }
    }

    public void Add(int row)
    {
        var candidate = (Key(row), row);
        if (all is not null)
        {
            all.Add(candidate);
            return;
        }
        if (kept.Count < wanted)
        {
            kept.Enqueue(row, candidate);
        }
        else if (candidate.CompareTo(worst) < 0)
        {
            kept.EnqueueDequeue(row, candidate);
        }
        else
        {
            return;
        }
        kept.TryPeek(out _, out worst);
    }

    public IReadOnlyList<long> Page()
    {
        if (all is not null)
        {
            all.Sort();
            return all.ConvertAll(pair => columns.Id[pair.Row]);
        }
        var ordered = new int[kept.Count];
        for (var index = kept.Count - 1; index >= 0; index--)
        {
            ordered[index] = kept.Dequeue();
        }
        return [.. ordered.Skip(skipped).Select(row => columns.Id[row])];
    }

    private UInt128 Key(int row)
    {
        var key = query.Sort switch
        {
            ContactSort.Name => columns.Name[row],
            ContactSort.Commune => ((UInt128)(uint)(columns.Commune[row] < 0 ? int.MaxValue : communeRank[columns.Commune[row]]) << 96) | (columns.Name[row] >> 32),
            ContactSort.State => ((UInt128)(uint)columns.State[row] << 96) | (columns.Name[row] >> 32),
            ContactSort.Profiles => First(columns.Profiles[row], row),
            ContactSort.Availability => First(columns.Availability[row], row),
            ContactSort.Equipment => First(columns.Equipment[row], row),
            ContactSort.Tags => ((UInt128)(uint)(Tags.TagSet.Most - columns.TagSets[columns.TagSet[row]].Length) << 96) | (columns.Name[row] >> 32),
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
}
