using System.Diagnostics.CodeAnalysis;
using UsineCitoyenne.Core.Content.PublicAccess;
using UsineCitoyenne.Core.Content.Redirects;
using UsineCitoyenne.Core.Content.Schema;
using UsineCitoyenne.Core.Content.Search;

namespace UsineCitoyenne.Core.Content.Published;

/// <summary>Everything that is published, immutable. Reading it touches no database; a publish swaps it whole.</summary>
public sealed class PublishedSnapshot
{
    public static readonly PublishedSnapshot Empty = new(0, ContentSchema.Empty, [], []);

    private readonly Dictionary<string, PublishedDocument> byUrl;
    private readonly Dictionary<Guid, PublishedDocument> byKey;
    private readonly Dictionary<Guid, PublishedMedia> media;
    private readonly RedirectMap redirects;
    private readonly IReadOnlyDictionary<Guid, AccessRule> access;
    private readonly HashSet<string> withdrawn;
    private readonly Lazy<SearchIndex> index;
    private readonly Lazy<ILookup<string, PublishedDocument>> byType;

    internal PublishedSnapshot(
        long revision, ContentSchema schema, IReadOnlyCollection<PublishedDocument> documents, IReadOnlyCollection<PublishedMedia> media,
        RedirectMap? redirects = null, IReadOnlyCollection<string>? withdrawn = null, IReadOnlyDictionary<Guid, AccessRule>? access = null)
    {
        Revision = revision;
        Schema = schema;
        this.redirects = redirects ?? RedirectMap.Empty;
        this.access = access ?? new Dictionary<Guid, AccessRule>();
        this.media = media.ToDictionary(item => item.Key);
        // Case does not matter, as on the disks where it does not.
        this.withdrawn = new HashSet<string>(withdrawn ?? [], StringComparer.OrdinalIgnoreCase);
        this.withdrawn.ExceptWith(media.Select(item => item.Url));
        byUrl = new Dictionary<string, PublishedDocument>(documents.Count, StringComparer.OrdinalIgnoreCase);
        byKey = new Dictionary<Guid, PublishedDocument>(documents.Count);
        Roots = Assemble(documents);
        Hosts = new HostMap(this);
        index = new Lazy<SearchIndex>(() => SearchIndex.Build(Documents));
        byType = new Lazy<ILookup<string, PublishedDocument>>(() => Documents.ToLookup(document => document.ContentType));
    }

    /// <summary>What <see cref="SiteContent"/> compares with the database.</summary>
    public long Revision { get; }

    public ContentSchema Schema { get; }

    /// <summary>The national home; null while nothing is published.</summary>
    public PublishedDocument? Root => Roots.Count > 0 ? Roots[0] : null;

    /// <summary>In order; only the first has the bare <c>/</c>.</summary>
    public IReadOnlyList<PublishedDocument> Roots { get; }

    public int Count => byKey.Count;

    /// <summary>All that anybody may read: pages for some member groups only are found by their address or key.</summary>
    public IEnumerable<PublishedDocument> Documents => byKey.Values.Where(document => document.Access is null);

    /// <summary>Parts of the site with a host of their own.</summary>
    public HostMap Hosts { get; }

    /// <summary>Every public page of a document type, in no particular order.</summary>
    public IEnumerable<PublishedDocument> OfType(string contentType) => byType.Value[contentType];

    /// <summary>One look-up. Case and a missing final slash do not matter: compare with <see cref="PublishedDocument.Url"/> to redirect.</summary>
    public PublishedDocument? ByUrl(string path) => byUrl.GetValueOrDefault(Canonical(path));

    public PublishedDocument? ByKey(Guid key) => byKey.GetValueOrDefault(key);

    public PublishedMedia? Media(Guid key) => media.GetValueOrDefault(key);

    /// <summary>True for the file of a media item in the recycle bin: visitors no longer get it.</summary>
    /// <param name="url">Path under <c>/media/</c>.</param>
    public bool IsWithdrawn(string url) => withdrawn.Contains(url);

    /// <summary>Published home of a département or collectivity, by its official code; null when there is none.</summary>
    public PublishedDocument? Departement(string code) => Root?.Children.FirstOrDefault(child =>
        child.ContentType == DocumentTypes.DepartementHome && child.Text("departementCode").Equals(code, StringComparison.OrdinalIgnoreCase));

    /// <summary>Children of a list, then those it inherits from the nation's list of the same type.</summary>
    public IReadOnlyList<ListingItem> Listing(PublishedDocument list) => Inheritance.Listing(this, list);

    /// <summary>The page at a path and the home in whose frame to show it; null is a 404.</summary>
    public ResolvedPage? Resolve(string path) => Inheritance.Resolve(this, path);

    /// <summary>Where what was read at a path is now; to be asked only when <see cref="Resolve"/> knows no page there. Null is a 404.</summary>
    public string? Redirect(string path) => redirects.Find(this, path);

    /// <summary>
    /// Pages with every word of <paramref name="query"/>, as a whole or as a beginning; accents and case do not matter. Name first.
    /// </summary>
    /// <param name="site">A département: its own pages and the nation's common tools. The nation: national pages. Null: all.</param>
    /// <param name="take">At most so many.</param>
    public IReadOnlyList<SearchHit> Search(string query, PublishedDocument? site, int take) => index.Value.Find(this, query, site, take);

    /// <summary>Builds what the first search would wait for.</summary>
    public void WarmSearch() => _ = index.Value;

    /// <summary>The same site with other documents in the place of some, or added.</summary>
    internal PublishedSnapshot With(IEnumerable<PublishedDocument> drafts)
    {
        var documents = byKey.Values.Select(document => document.Copy()).ToDictionary(document => document.Key);
        foreach (var draft in drafts)
        {
            documents[draft.Key] = draft;
        }
        return new PublishedSnapshot(Revision, Schema, documents.Values, media.Values, redirects, withdrawn, access);
    }

    [return: NotNullIfNotNull(nameof(path))]
    internal static string? Canonical(string? path) =>
        path is null ? null : (path.StartsWith('/') ? "" : "/") + path + (path.EndsWith('/') ? "" : "/");

    private List<PublishedDocument> Assemble(IReadOnlyCollection<PublishedDocument> documents)
    {
        var all = documents.ToDictionary(document => document.Key);
        var roots = new List<PublishedDocument>();
        foreach (var document in documents)
        {
            if (document.ParentKey is not { } parentKey)
            {
                roots.Add(document);
            }
            else if (all.TryGetValue(parentKey, out var parent))
            {
                parent.Adopt(document);
            }
        }
        roots.Sort(static (left, right) => left.SortOrder.CompareTo(right.SortOrder));
        // From the roots down: what hangs below an unpublished page is never reached, so it is not on the site.
        var pending = new Stack<PublishedDocument>();
        foreach (var root in roots)
        {
            root.Settle(this, null, root == roots[0] ? "/" : $"/{root.Segment}/", null, access.GetValueOrDefault(root.Key));
            pending.Push(root);
        }
        while (pending.TryPop(out var document))
        {
            byKey.Add(document.Key, document);
            byUrl.TryAdd(document.Url, document);
            foreach (var child in document.AllChildren)
            {
                child.Settle(this, document, $"{document.Url}{child.Segment}/", document.Site, access.GetValueOrDefault(child.Key));
                pending.Push(child);
            }
        }
        return roots;
    }
}
