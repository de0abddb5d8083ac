using UsineCitoyenne.Core.Volunteers.Tags;

namespace UsineCitoyenne.Core.Contacts.Table;

/// <summary>The sets of tags that people hold, each once: a row of the index names its set by number. Number 0 is « no tag ».</summary>
internal sealed class ContactTagSets
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal) { [""] = 0 };
    private readonly List<long[]> sets = [[]];

    public int Count => sets.Count;

    public long[] this[int number] => sets[number];

    public int NumberOf(string tags)
    {
        if (!numbers.TryGetValue(tags, out var number))
        {
            number = sets.Count;
            sets.Add(TagSet.Read(tags));
            numbers[tags] = number;
        }
        return number;
    }

    /// <summary>By number, whether the set holds one of these tags. Null asks for nothing.</summary>
    public bool[]? Holding(IReadOnlyList<long> tags) => tags.Count == 0 ? null : [.. sets.Select(set => set.Any(tags.Contains))];
}
