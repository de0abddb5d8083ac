namespace UsineCitoyenne.Core.Content.Published;

/// <summary>What hangs below one document, in order.</summary>
internal sealed class NodeChildren(PublishedNode[] ordered)
{
    private Dictionary<string, PublishedNode>? bySegment;

    public static NodeChildren None { get; } = new([]);

    public IReadOnlyList<PublishedNode> Ordered => ordered;

    /// <summary>Case does not matter.</summary>
    public PublishedNode? Find(ReadOnlySpan<char> segment) =>
        (bySegment ??= Index()).GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(segment, out var found) ? found : null;

    /// <param name="changed">By key; null for those that hang here no more.</param>
    /// <returns>Null when none is left.</returns>
    public NodeChildren? With(IReadOnlyDictionary<Guid, PublishedNode?> changed)
    {
        var next = ordered.Where(node => !changed.ContainsKey(node.Key)).Concat(changed.Values.OfType<PublishedNode>()).ToArray();
        Array.Sort(next, PublishedNode.Compare);
        return next.Length == 0 ? null : new NodeChildren(next);
    }

    private Dictionary<string, PublishedNode> Index()
    {
        var index = new Dictionary<string, PublishedNode>(ordered.Length, StringComparer.OrdinalIgnoreCase);
        foreach (var node in ordered)
        {
            index.TryAdd(node.Segment, node);
        }
        return index;
    }
}
