using System.Text.Json;

namespace UsineCitoyenne.Core.Content.Published;

/// <summary>What is published of one document, wherever it hangs by now: shared by all snapshots in which it is the same.</summary>
internal sealed class PublishedNode(Guid key, Guid? parentKey, string contentType, string name, string segment, byte[] values)
{
    private (string Name, int Start)[]? places;

    public Guid Key => key;

    public Guid? ParentKey => parentKey;

    public string ContentType => contentType;

    public string Name => name;

    public string Segment => segment;

    public int SortOrder { get; init; }

    public DateTime CreateDate { get; init; }

    public DateTime UpdateDate { get; init; }

    public bool IsDraft { get; init; }

    /// <summary>As editors ordered siblings.</summary>
    public static int Compare(PublishedNode left, PublishedNode right) =>
        left.SortOrder != right.SortOrder ? left.SortOrder.CompareTo(right.SortOrder)
        : string.CompareOrdinal(left.Name, right.Name) is var names and not 0 ? names
        : left.Key.CompareTo(right.Key);

    // Parsed values of every page would cost the memory of the machine; where each begins costs a few bytes, and a list of
    // cards does not scan the steps of each tutorial again and again.
    public string? Raw(string alias)
    {
        foreach (var (name, start) in places ??= FindPlaces())
        {
            if (name == alias)
            {
                var reader = new Utf8JsonReader(values.AsSpan(start));
                reader.Read();
                return reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
            }
        }
        return null;
    }

    public Dictionary<string, string> Values() => JsonSerializer.Deserialize<Dictionary<string, string>>(values) ?? [];

    private (string Name, int Start)[] FindPlaces()
    {
        var found = new List<(string, int)>();
        var reader = new Utf8JsonReader(values);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                // Aliases are few and the same on every page: one string each.
                var name = string.Intern(reader.GetString()!);
                reader.Read();
                found.Add((name, (int)reader.TokenStartIndex));
                reader.Skip();
            }
        }
        return [.. found];
    }
}
