namespace UsineCitoyenne.Core.Content.Published;

/// <summary>
/// All that is published, by key, by parent and by type. What hangs below an unpublished page is in it, and reached by no path.
/// </summary>
internal sealed class NodeTree
{
    private readonly Layered<Guid, PublishedNode> nodes;
    private readonly Layered<Guid, NodeChildren> children;
    private readonly Dictionary<string, Guid[]> types;

    private NodeTree(Layered<Guid, PublishedNode> nodes, Layered<Guid, NodeChildren> children, Dictionary<string, Guid[]> types)
    {
        this.nodes = nodes;
        this.children = children;
        this.types = types;
    }

    public static NodeTree Of(IReadOnlyCollection<PublishedNode> all)
    {
        var children = all.GroupBy(node => node.ParentKey ?? Guid.Empty).ToDictionary(group => group.Key, group =>
        {
            var ordered = group.ToArray();
            Array.Sort(ordered, PublishedNode.Compare);
            return new NodeChildren(ordered);
        });
        return new NodeTree(
            new Layered<Guid, PublishedNode>(all.ToDictionary(node => node.Key)),
            new Layered<Guid, NodeChildren>(children),
            all.GroupBy(node => node.ContentType).ToDictionary(group => group.Key, group => group.Select(node => node.Key).ToArray()));
    }

    public IEnumerable<PublishedNode> All => nodes.Values;

    public PublishedNode? Find(Guid key) => nodes.Find(key);

    /// <param name="parent">Null: the roots.</param>
    public NodeChildren Below(Guid? parent) => children.Find(parent ?? Guid.Empty) ?? NodeChildren.None;

    /// <summary>In no particular order.</summary>
    public IReadOnlyList<Guid> OfType(string contentType) => types.GetValueOrDefault(contentType) ?? [];

    /// <summary>The document and all that hangs below it, as it was before a change.</summary>
    public IEnumerable<Guid> Branch(Guid key) => Below(key).Ordered.SelectMany(child => Branch(child.Key)).Prepend(key);

    /// <param name="path">With a slash at both ends. Only the first root has the bare <c>/</c>.</param>
    public PublishedNode? At(ReadOnlySpan<char> path)
    {
        var roots = Below(null).Ordered;
        if (roots.Count == 0 || path.Length == 1)
        {
            return roots.Count == 0 ? null : roots[0];
        }
        var rest = path[1..];
        var first = rest[..rest.IndexOf('/')];
        var below = rest[(first.Length + 1)..];
        for (var number = 1; number < roots.Count; number++)
        {
            if (first.Equals(roots[number].Segment, StringComparison.OrdinalIgnoreCase)
                && (below.IsEmpty ? roots[number] : At(roots[number], below)) is { } found)
            {
                return found;
            }
        }
        return At(roots[0], rest);
    }

    /// <param name="changed">By key; null for what is published no more.</param>
    public NodeTree With(IReadOnlyDictionary<Guid, PublishedNode?> changed)
    {
        var moved = new Dictionary<Guid, Dictionary<Guid, PublishedNode?>>();
        var retyped = new Dictionary<string, List<(Guid Key, bool Is)>>();
        foreach (var (key, now) in changed)
        {
            var before = nodes.Find(key);
            if (before is not null)
            {
                At(before.ParentKey)[key] = null;
            }
            if (now is not null)
            {
                At(now.ParentKey)[key] = now;
            }
            if (before?.ContentType != now?.ContentType)
            {
                Retype(before, false);
                Retype(now, true);
            }
        }
        return new NodeTree(
            nodes.With(changed), children.With(moved.ToDictionary(pair => pair.Key, pair => Below(pair.Key).With(pair.Value))),
            Types(retyped));

        Dictionary<Guid, PublishedNode?> At(Guid? parent) =>
            moved.TryGetValue(parent ?? Guid.Empty, out var known) ? known : moved[parent ?? Guid.Empty] = [];

        void Retype(PublishedNode? node, bool isOfIt)
        {
            if (node is not null)
            {
                (retyped.TryGetValue(node.ContentType, out var known) ? known : retyped[node.ContentType] = []).Add((node.Key, isOfIt));
            }
        }
    }

    private PublishedNode? At(PublishedNode parent, ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOf('/');
        var found = Below(parent.Key).Find(rest[..end]);
        return found is null || end == rest.Length - 1 ? found : At(found, rest[(end + 1)..]);
    }

    private Dictionary<string, Guid[]> Types(Dictionary<string, List<(Guid Key, bool Is)>> changed)
    {
        if (changed.Count == 0)
        {
            return types;
        }
        var next = new Dictionary<string, Guid[]>(types);
        foreach (var (type, keys) in changed)
        {
            var gone = keys.Where(key => !key.Is).Select(key => key.Key).ToHashSet();
            next[type] = [.. OfType(type).Where(key => !gone.Contains(key)), .. keys.Where(key => key.Is).Select(key => key.Key)];
        }
        return next;
    }
}
