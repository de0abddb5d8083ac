using UsineCitoyenne.Core.Content.Published;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Content.Search;

/// <summary>
/// Every word of every published page, sorted, with the pages that have it. A beginning of a word is a range of the table.
/// Texts are not kept: a snippet reads again the few pages that are shown.
/// </summary>
internal sealed class SearchIndex
{
    private const byte InBody = 1;
    private const byte InName = 2;

    private readonly PublishedDocument[] documents;
    private readonly string[] words;

    // For each word, the pages: their number shifted left by one, the low bit set when the word is in the name.
    private readonly int[][] postings;

    private SearchIndex(PublishedDocument[] documents, string[] words, int[][] postings)
    {
        this.documents = documents;
        this.words = words;
        this.postings = postings;
    }

    public static SearchIndex Build(IEnumerable<PublishedDocument> published)
    {
        var documents = published.ToArray();
        var table = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        var lookup = table.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var number = 0; number < documents.Length; number++)
        {
            Add(Folding.Fold(documents[number].Name), (number << 1) | 1);
            Add(Folding.Fold(SearchText.Of(documents[number])), number << 1);
        }
        var words = table.Keys.ToArray();
        Array.Sort(words, StringComparer.Ordinal);
        return new SearchIndex(documents, words, [.. words.Select(word => table[word].ToArray())]);

        void Add(string text, int posting)
        {
            foreach (var range in text.AsSpan().Split(' '))
            {
                var word = text.AsSpan(range);
                if (word.IsEmpty)
                {
                    continue;
                }
                if (!lookup.TryGetValue(word, out var pages))
                {
                    lookup[word] = pages = [];
                }
                if (pages.Count == 0 || pages[^1] != posting)
                {
                    pages.Add(posting);
                }
            }
        }
    }

    public IReadOnlyList<SearchHit> Find(PublishedSnapshot snapshot, string query, PublishedDocument? site, int take)
    {
        var asked = Folding.Fold(query).Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct().Take(12).ToArray();
        if (asked.Length == 0 || take <= 0)
        {
            return [];
        }
        // Lazy after the sort: addresses and snippets are made for the pages shown, not for all that match.
        return [.. Matches(asked)
            .Where(match => site is null || match.Document.Site == site || match.Document.Site == snapshot.Root)
            .OrderByDescending(match => match.NameWords)
            .ThenByDescending(match => match.Document.Site == site)
            .ThenByDescending(match => match.Document.UpdateDate)
            .ThenBy(match => match.Number)
            .Select(match => (match.Document, match.NameWords, Url: UrlWithin(snapshot, site, match.Document)))
            .Where(match => match.Url is not null)
            .Take(take)
            .Select(match => new SearchHit(
                match.Document, match.Url!, Snippet.Of(SearchText.Of(match.Document), asked), match.NameWords == asked.Length))];
    }

    private IEnumerable<(PublishedDocument Document, int NameWords, int Number)> Matches(string[] asked)
    {
        var found = new byte[documents.Length];
        var nameWords = new byte[documents.Length];
        var matched = new byte[documents.Length];
        for (var position = 0; position < asked.Length; position++)
        {
            Array.Clear(found);
            Mark(asked[position], found);
            for (var number = 0; number < found.Length; number++)
            {
                if (found[number] != 0 && matched[number] == position)
                {
                    matched[number]++;
                    nameWords[number] += (byte)(found[number] >> 1);
                }
            }
        }
        for (var number = 0; number < matched.Length; number++)
        {
            if (matched[number] == asked.Length)
            {
                yield return (documents[number], nameWords[number], number);
            }
        }
    }

    private void Mark(string prefix, byte[] found)
    {
        var first = Array.BinarySearch(words, prefix, StringComparer.Ordinal);
        for (var index = first < 0 ? ~first : first;
             index < words.Length && words[index].StartsWith(prefix, StringComparison.Ordinal);
             index++)
        {
            foreach (var posting in postings[index])
            {
                found[posting >> 1] |= (posting & 1) == 0 ? InBody : InName;
            }
        }
    }

    // Null: not for visitors of that site.
    private static string? UrlWithin(PublishedSnapshot snapshot, PublishedDocument? site, PublishedDocument document) =>
        site is null || document.Site == site ? document.Url
        : document.Site == snapshot.Root && site.ContentType == DocumentTypes.DepartementHome ? Inheritance.UrlIn(site, document)
        : null;
}
