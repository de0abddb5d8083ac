using UsineCitoyenne.Core.Content.PublicAccess;

namespace UsineCitoyenne.Core.Content.Published;

/// <summary>A page as visitors see it. Immutable; there is one of each in a snapshot, made when it is first asked for.</summary>
public sealed class PublishedDocument : PublishedContent
{
    private IReadOnlyList<PublishedDocument>? children;
    private IReadOnlyList<PublishedDocument>? open;

    internal PublishedDocument(PublishedSnapshot snapshot, PublishedNode node, PublishedDocument? parent, bool isFirst, AccessRule? rule)
    {
        Snapshot = snapshot;
        Node = node;
        Parent = parent;
        Level = (parent?.Level ?? 0) + 1;
        Url = isFirst ? "/" : $"{parent?.Url ?? "/"}{node.Segment}/";
        Access = rule ?? parent?.Access;
        Site = parent is null || node.ContentType == DocumentTypes.DepartementHome ? this : parent.Site;
    }

    public Guid Key => Node.Key;

    public override string ContentType => Node.ContentType;

    public string Name => Node.Name;

    /// <summary>Its part of the URL, among its siblings.</summary>
    public string Segment => Node.Segment;

    /// <summary>Path on the site, with a slash at both ends. The canonical one.</summary>
    public string Url { get; }

    /// <summary>1 at the root.</summary>
    public int Level { get; }

    public int SortOrder => Node.SortOrder;

    public DateTime CreateDate => Node.CreateDate;

    /// <summary>When it was last published.</summary>
    public DateTime UpdateDate => Node.UpdateDate;

    public PublishedDocument? Parent { get; }

    /// <summary>In the order that editors gave. Without those that fewer people may read than this one.</summary>
    public IReadOnlyList<PublishedDocument> Children => open ??= AllChildren.All(child => child.Access == Access)
        ? AllChildren
        : [.. AllChildren.Where(child => child.Access == Access)];

    /// <summary>Who may read it, by its own rule or the nearest above it; null for everybody.</summary>
    public AccessRule? Access { get; }

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
    public PublishedDocument Site { get; }

    /// <summary>What menus call it.</summary>
    public string NavigationName => Text("navTitle") is { Length: > 0 } title ? title : Name;

    public bool HiddenFromNavigation => Flag("umbracoNaviHide");

    /// <summary>True only in a preview, for what visitors do not read as it is shown.</summary>
    public bool IsDraft => Node.IsDraft;

    internal PublishedNode Node { get; }

    internal IReadOnlyList<PublishedDocument> AllChildren => children ??= Snapshot.Below(this);

    private protected override PublishedSnapshot Snapshot { get; }

    public override string? Raw(string alias) => Node.Raw(alias);

    /// <summary>All values, parsed: for search and the delivery API.</summary>
    public IReadOnlyDictionary<string, string> Values() => Node.Values();
}
