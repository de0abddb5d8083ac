using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using UsineCitoyenne.Core.Content.PublicAccess;
using UsineCitoyenne.Core.Content.Redirects;
using UsineCitoyenne.Core.Content.Schema;
using UsineCitoyenne.Core.Content.Search;

namespace UsineCitoyenne.Core.Content.Published;

/// <summary>
/// Everything that is published, immutable. Reading it touches no database; a publish swaps it whole. The next one shares with it
/// all that did not change, and only the pages that are asked for are put together.
/// </summary>
public sealed class PublishedSnapshot
{
    public static readonly PublishedSnapshot Empty = new(
        0, ContentSchema.Empty, NodeTree.Of([]), MediaCache.Of([]), RedirectMap.Empty, new Dictionary<Guid, AccessRule>(), null);

    private readonly ConcurrentDictionary<Guid, PublishedDocument> pages = new();
    private readonly NodeTree tree;
    private readonly MediaCache media;
    private readonly IReadOnlyDictionary<Guid, AccessRule> access;
    private readonly SearchSource index;

    internal PublishedSnapshot(
        long revision, ContentSchema schema, NodeTree tree, MediaCache media, RedirectMap redirects,
        IReadOnlyDictionary<Guid, AccessRule> access,
        SearchSource? index)
    {
        Revision = revision;
        Schema = schema;
        this.tree = tree;
        this.media = media;
        Redirects = redirects;
        this.access = access;
        this.index = index ?? new SearchSource(tree);
        Roots = [.. tree.Below(null).Ordered.Select(root => Page(root)!)];
        Hosts = new HostMap(this);
    }

    /// <summary>What <see cref="SiteContent"/> compares with the database.</summary>
    public long Revision { get; }

    public ContentSchema Schema { get; }

    /// <summary>The national home; null while nothing is published.</summary>
    public PublishedDocument? Root => Roots.Count > 0 ? Roots[0] : null;

    /// <summary>In order; only the first has the bare <c>/</c>.</summary>
    public IReadOnlyList<PublishedDocument> Roots { get; }

    /// <summary>Pages on the site, those for some member groups too. Counts them one by one.</summary>
    public int Count => Roots.Sum(CountOf);

    /// <summary>All that anybody may read: pages for some member groups only are found by their address or key.</summary>
    public IEnumerable<PublishedDocument> Documents => Roots.Where(root => root.Access is null).SelectMany(root => root.DescendantsAndSelf);

    /// <summary>Parts of the site with a host of their own.</summary>
    public HostMap Hosts { get; }

    internal RedirectMap Redirects { get; }

    /// <summary>Every public page of a document type, in no particular order.</summary>
    public IEnumerable<PublishedDocument> OfType(string contentType) =>
        tree.OfType(contentType).Select(ByKey).OfType<PublishedDocument>().Where(page => page.Access is null);

    /// <summary>
    /// One look-up a level. Case and a missing final slash do not matter: compare with <see cref="PublishedDocument.Url"/> to redirect.
    /// </summary>
    public PublishedDocument? ByUrl(string path) => tree.At(Canonical(path)) is { } node ? Page(node) : null;

    public PublishedDocument? ByKey(Guid key) =>
        pages.TryGetValue(key, out var page) ? page : tree.Find(key) is { } node ? Page(node) : null;

    public PublishedMedia? Media(Guid key) => media.Find(key);

    /// <summary>True for the file of a media item in the recycle bin: visitors no longer get it.</summary>
    /// <param name="url">Path under <c>/media/</c>.</param>
    public bool IsWithdrawn(string url) => media.IsWithdrawn(url);

    /// <summary>Published home of a département or collectivity, by its official code; null when there is none.</summary>
    public PublishedDocument? Departement(string code) => Root?.Children.FirstOrDefault(child =>
        child.ContentType == DocumentTypes.DepartementHome && child.Text(DocumentTypes.DepartementCode)
            .Equals(code, StringComparison.OrdinalIgnoreCase));

    /// <summary>Children of a list, then those it inherits from the nation's list of the same type.</summary>
    public IReadOnlyList<ListingItem> Listing(PublishedDocument list) => Inheritance.Listing(this, list);

    /// <summary>Where a national page is read inside a département; null when the département does not inherit it.</summary>
    internal string? UrlIn(PublishedDocument departement, PublishedDocument document) => Inheritance.UrlIn(departement, document);

    /// <summary>The page at a path and the home in whose frame to show it; null is a 404.</summary>
    public ResolvedPage? Resolve(string path) => Inheritance.Resolve(this, path);

    /// <summary>
    /// Where what was read at a path is now; to be asked only when <see cref="Resolve"/> knows no page there. Null is a 404.
    /// </summary>
    public string? Redirect(string path) => Redirects.Find(this, path);

    /// <summary>
    /// Pages with every word of <paramref name="query"/>, as a whole or as a beginning; accents and case do not matter. Name first.
    /// </summary>
    /// <param name="site">A département: its own pages and the nation's common tools. The nation: national pages. Null: all.</param>
    /// <param name="take">At most so many.</param>
    public IReadOnlyList<SearchHit> Search(string query, PublishedDocument? site, int take) => index.Get().Find(this, query, site, take);

    /// <summary>Builds what the first search would wait for.</summary>
    public void WarmSearch() => index.Get();

    internal PublishedSnapshot With(SnapshotChange change)
    {
        var next = tree.With(change.Nodes);
        return new PublishedSnapshot(
            change.Revision, change.Schema ?? Schema, next, media.With(change.Media), change.Redirects ?? Redirects, change.Access
                ?? access,
            index.With(next, change.Nodes.Values.OfType<PublishedNode>()));
    }

    /// <summary>Keys of a document and of all below it, on the site or not.</summary>
    internal IEnumerable<Guid> Branch(Guid key) => tree.Branch(key);

    internal IReadOnlyList<PublishedDocument> Below(PublishedDocument parent) =>
        [.. tree.Below(parent.Key).Ordered.Select(child => Page(child, parent))];

    /// <summary>Null for what hangs below an unpublished page.</summary>
    internal PublishedDocument? Page(PublishedNode node)
    {
        var parent = node.ParentKey is { } key ? ByKey(key) : null;
        return node.ParentKey is null || parent is not null ? Page(node, parent) : null;
    }

    [return: NotNullIfNotNull(nameof(path))]
    internal static string? Canonical(string? path) =>
        path is null ? null : (path.StartsWith('/') ? "" : "/") + path + (path.EndsWith('/') ? "" : "/");

    private PublishedDocument Page(PublishedNode node, PublishedDocument? parent) => pages.TryGetValue(node.Key, out var known)
        ? known
        : pages.GetOrAdd(node.Key, new PublishedDocument(
            this, node, parent, parent is null && tree.Below(null).Ordered[0] == node, access.GetValueOrDefault(node.Key)));

    private static int CountOf(PublishedDocument page) => 1 + page.AllChildren.Sum(CountOf);
}
