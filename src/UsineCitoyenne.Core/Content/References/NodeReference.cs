using UsineCitoyenne.Core.Content.History;

namespace UsineCitoyenne.Core.Content.References;

/// <summary>A value of one node, draft or online, that names another.</summary>
internal sealed class NodeReference
{
    public required Guid SourceKey { get; init; }

    public required NodeKind SourceKind { get; init; }

    public required string PropertyAlias { get; init; }

    public required Guid TargetKey { get; init; }

    public required NodeKind TargetKind { get; init; }
}
