using System.Text.Json;
using UsineCitoyenne.Core.Content.PublicAccess;

namespace UsineCitoyenne.Core.Content.Published;

/// <summary>A page as visitors see it. Immutable once its snapshot is built.</summary>
public sealed class PublishedDocument : PublishedContent
{
    private readonly byte[] values;
    private List<PublishedDocument>? children;
    private IReadOnlyList<PublishedDocument>? open;
    private PublishedSnapshot? snapshot;
    private (string Name, int Start)[]? places;

    internal PublishedDocument(Guid key, string contentType, string name, string segment, byte[] values)
    {
        Key = key;
        ContentType = contentType;
        Name = name;
        Segment = segment;
        this.values = values;
    }

    public Guid Key { get; }

    public override string ContentType { get; }

    public string Name { get; }

    /// <summary>Its part of the URL, among its siblings.</summary>
    public string Segment { get; }

    /// <summary>Path on the site, with a slash at both ends. The canonical one.</summary>
    public string Url { get; private set; } = "";

    /// <summary>1 at the root.</summary>
    public int Level { get; private set; }

    public int SortOrder { get; internal init; }

    public DateTime CreateDate { get; internal init; }

    /// <summary>When it was last published.</summary>
    public DateTime UpdateDate { get; internal init; }

    public PublishedDocument? Parent { get; private set; }

    /// <summary>In the order that editors gave. Without those that fewer people may read than this one.</summary>
    public IReadOnlyList<PublishedDocument> Children => open ??= AllChildren.All(child => child.Access == Access)
        ? AllChildren
        : [.. AllChildren.Where(child => child.Access == Access)];

    /// <summary>Who may read it, by its own rule or the nearest above it; null for everybody.</summary>
    public AccessRule? Access { get; private set; }

    /// <summary>From the parent up to the root.</summary>
    public IEnumerable<PublishedDocument> Ancestors
    {
        get
        {
            for (var ancestor = Parent; ancestor is not null; ancestor = ancestor.Parent)
            {
                yield return ancestor;
            }
        }
    }

    /// <summary>Itself, then all below, parents first.</summary>
    public IEnumerable<PublishedDocument> DescendantsAndSelf => Children.SelectMany(child => child.DescendantsAndSelf).Prepend(this);

    /// <summary>The home in whose frame it is shown: a département's, or the nation's.</summary>
    public PublishedDocument Site { get; private set; } = null!;

    /// <summary>What menus call it.</summary>
    public string NavigationName => Text("navTitle") is { Length: > 0 } title ? title : Name;

    public bool HiddenFromNavigation => Flag("umbracoNaviHide");

    /// <summary>True only in a preview, for what visitors do not read as it is shown.</summary>
    public bool IsDraft { get; internal init; }

    internal Guid? ParentKey { get; init; }

    internal IReadOnlyList<PublishedDocument> AllChildren => children ?? (IReadOnlyList<PublishedDocument>)[];

    private protected override PublishedSnapshot Snapshot => snapshot!;

    // Parsed values of every page would cost the memory of the machine; where each begins costs a few bytes, and a list of
    // cards does not scan the steps of each tutorial again and again.
    public override string? Raw(string alias)
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

    /// <summary>All values, parsed: for search and the delivery API.</summary>
    public IReadOnlyDictionary<string, string> Values() => JsonSerializer.Deserialize<Dictionary<string, string>>(values) ?? [];

    /// <summary>For another snapshot.</summary>
    internal PublishedDocument Copy() => new(Key, ContentType, Name, Segment, values)
    {
        ParentKey = ParentKey,
        SortOrder = SortOrder,
        CreateDate = CreateDate,
        UpdateDate = UpdateDate,
        places = places,
    };

    internal void Adopt(PublishedDocument child) => (children ??= []).Add(child);

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

    /// <summary>Called once, from the root down, before anyone else sees it.</summary>
    internal void Settle(PublishedSnapshot owner, PublishedDocument? parent, string url, PublishedDocument? site, AccessRule? rule)
    {
        snapshot = owner;
        Parent = parent;
        Level = (parent?.Level ?? 0) + 1;
        Url = url;
        Access = rule ?? parent?.Access;
        Site = site is null || ContentType == DocumentTypes.DepartementHome ? this : site;
        children?.Sort(static (left, right) => left.SortOrder != right.SortOrder
            ? left.SortOrder.CompareTo(right.SortOrder)
            : string.CompareOrdinal(left.Name, right.Name));
    }
}
