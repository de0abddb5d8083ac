namespace UsineCitoyenne.Core.Accounts;

/// <summary>A part of a tree: the subtrees below some start nodes, or the whole tree. Paths are those of <c>Document.Path</c>.</summary>
public sealed class NodeReach
{
    private readonly string[] paths;

    internal NodeReach(bool root, IReadOnlyList<Guid> startNodes, IEnumerable<string> startPaths)
    {
        Root = root;
        StartNodes = startNodes;
        paths = [.. startPaths];
    }

    internal static NodeReach Everywhere { get; } = new(true, [], []);

    internal static NodeReach Nowhere { get; } = new(false, [], []);

    /// <summary>True for the whole tree.</summary>
    public bool Root { get; }

    public IReadOnlyList<Guid> StartNodes { get; }

    /// <summary>Paths of the start nodes that exist.</summary>
    public IReadOnlyList<string> Paths => paths;

    /// <summary>A start node or below one.</summary>
    public bool Includes(string path) => Root || paths.Any(start => path.StartsWith(start, StringComparison.Ordinal));

    /// <summary>
    /// A start node, or above one: not its editors' to take from under themselves. Never so for who has the whole tree.
    /// </summary>
    public bool HoldsStart(string path) => !Root && paths.Any(start => start.StartsWith(path, StringComparison.Ordinal));

    /// <summary>Above a start node: shown in the tree as a way down to it, and closed.</summary>
    public bool LeadsThrough(string path) => !Includes(path) && paths.Any(start => start.StartsWith(path, StringComparison.Ordinal));
}
