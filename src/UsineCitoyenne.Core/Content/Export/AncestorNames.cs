namespace UsineCitoyenne.Core.Content.Export;

/// <summary>Lines from the root to each node of a tree.</summary>
internal sealed class AncestorNames(IEnumerable<(Guid Key, Guid? Parent, string Name)> nodes)
{
    private readonly Dictionary<Guid, (Guid? Parent, string Name)> nodes =
        nodes.ToDictionary(node => node.Key, node => (node.Parent, node.Name));

    /// <summary>The node and its ancestors, from the root.</summary>
    public IReadOnlyList<Guid> Line(Guid key)
    {
        var line = new List<Guid>();
        for (Guid? at = key; at is { } known; at = nodes[known].Parent)
        {
            line.Insert(0, known);
        }
        return line;
    }

    public IReadOnlyList<string> Of(Guid key) => [.. Line(key).Select(item => nodes[item].Name)];
}
