using UsineCitoyenne.Core.Content.Published;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Content.Search;

/// <summary>
/// The words of all pages in segments, each once written: a page that changed is in a later one, and what an earlier one says of it
/// no longer counts. Small segments are made one again as they gather, so that each page is read anew a few times only.
/// </summary>
internal sealed class SearchIndex
{
    private readonly SearchSegment[] segments;

    private SearchIndex(SearchSegment[] segments) => this.segments = segments;

    public static SearchIndex Build(IEnumerable<PublishedNode> published) => new([SearchSegment.Build(published)]);

    /// <param name="tree">Where the changes are made already.</param>
    public SearchIndex With(NodeTree tree, IReadOnlyList<PublishedNode> changed)
    {
        var kept = segments.ToList();
        var fresh = changed.Distinct().Where(IsCurrent).ToList();
        while (kept.Count > 0 && kept[^1].Nodes.Count < 2 * fresh.Count)
        {
            fresh.InsertRange(0, kept[^1].Nodes.Where(IsCurrent));
            kept.RemoveAt(kept.Count - 1);
        }
        return fresh.Count == 0 ? new SearchIndex([.. kept]) : new SearchIndex([.. kept, SearchSegment.Build(fresh.Distinct())]);

        bool IsCurrent(PublishedNode node) => tree.Find(node.Key) == node;
    }

    public IReadOnlyList<SearchHit> Find(PublishedSnapshot snapshot, string query, PublishedDocument? site, int take)
    {
        var asked = Folding.Fold(query).Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct().Take(12).ToArray();
        if (asked.Length == 0 || take <= 0)
        {
            return [];
        }
        // Lazy after the sort: addresses and snippets are made for the pages shown, not for all that match.
        return [.. segments.SelectMany(segment => segment.Matches(asked))
            .Select(match => (Document: Public(snapshot, match.Node), match.NameWords))
            .Where(match => match.Document is { } page && (site is null || page.Site == site || page.Site == snapshot.Root))
            .OrderByDescending(match => match.NameWords)
            .ThenByDescending(match => match.Document!.Site == site)
            .ThenByDescending(match => match.Document!.UpdateDate)
            .ThenBy(match => match.Document!.Key)
            .Select(match => (Document: match.Document!, match.NameWords, Url: UrlWithin(snapshot, site, match.Document!)))
            .Where(match => match.Url is not null)
            .Take(take)
            .Select(match => new SearchHit(
                match.Document, match.Url!, Snippet.Of(SearchText.Of(match.Document.Node), asked), match.NameWords == asked.Length))];
    }

    // Null for a page that has changed since, is for some groups only, or is not on the site.
    private static PublishedDocument? Public(PublishedSnapshot snapshot, PublishedNode node) =>
        snapshot.ByKey(node.Key) is { Access: null } page && page.Node == node ? page : null;

    // Null: not for visitors of that site.
    private static string? UrlWithin(PublishedSnapshot snapshot, PublishedDocument? site, PublishedDocument document) =>
        site is null || document.Site == site ? document.Url
        : document.Site == snapshot.Root && site.ContentType == DocumentTypes.DepartementHome ? Inheritance.UrlIn(site, document)
        : null;
}
