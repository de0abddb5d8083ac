using UsineCitoyenne.Core.Content.Published;

namespace UsineCitoyenne.Core.Content.Search;

/// <summary>
/// The index of one snapshot, made when it is first asked for: of the last one that was made before, and of what changed since.
/// </summary>
internal sealed class SearchSource
{
    // Later changes would hold in memory what nobody searches.
    private const int MostWaiting = 500;
    private readonly Lazy<SearchIndex> last;
    private readonly Lazy<SearchIndex> own;
    private readonly IReadOnlyList<PublishedNode> waiting;

    public SearchSource(NodeTree tree)
        : this(new Lazy<SearchIndex>(() => SearchIndex.Build(tree.All)), tree, [])
    {
    }

    private SearchSource(Lazy<SearchIndex> last, NodeTree tree, IReadOnlyList<PublishedNode> waiting)
    {
        this.last = last;
        this.waiting = waiting;
        own = waiting.Count == 0 ? last : new Lazy<SearchIndex>(() => last.Value.With(tree, waiting));
    }

    public SearchIndex Get() => own.Value;

    public SearchSource With(NodeTree tree, IEnumerable<PublishedNode> changed)
    {
        if (own.IsValueCreated)
        {
            return new SearchSource(own, tree, [.. changed]);
        }
        IReadOnlyList<PublishedNode> more = [.. waiting, .. changed];
        return more.Count <= MostWaiting ? new SearchSource(last, tree, more)
            : last.IsValueCreated ? new SearchSource(new Lazy<SearchIndex>(last.Value.With(tree, more)), tree, [])
            : new SearchSource(tree);
    }
}
