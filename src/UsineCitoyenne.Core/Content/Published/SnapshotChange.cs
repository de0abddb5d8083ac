using UsineCitoyenne.Core.Content.PublicAccess;
using UsineCitoyenne.Core.Content.Redirects;
using UsineCitoyenne.Core.Content.Schema;

namespace UsineCitoyenne.Core.Content.Published;

/// <summary>What makes one snapshot of another. What is null is as it was; a null within a table is what is there no more.</summary>
internal sealed record SnapshotChange(long Revision)
{
    public IReadOnlyDictionary<Guid, PublishedNode?> Nodes { get; init; } = new Dictionary<Guid, PublishedNode?>();

    public IReadOnlyDictionary<Guid, PublishedMedia?> Media { get; init; } = new Dictionary<Guid, PublishedMedia?>();

    public RedirectMap? Redirects { get; init; }

    public IReadOnlyDictionary<Guid, AccessRule>? Access { get; init; }

    public ContentSchema? Schema { get; init; }
}
