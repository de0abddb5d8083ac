using UsineCitoyenne.Core.Content.Published;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Content.Search;

/// <summary>
/// Every word of some pages, sorted, with the pages that have it. A beginning of a word is a range of the table. Texts are not
/// kept: a snippet reads again the few pages that are shown.
/// </summary>
internal sealed class SearchSegment
{
    private const byte InBody = 1;
    private const byte InName = 2;

    private readonly PublishedNode[] nodes;
    private readonly string[] words;

    // For each word, the pages: their number shifted left by one, the low bit set when the word is in the name.
    private readonly int[][] postings;

    private SearchSegment(PublishedNode[] nodes, string[] words, int[][] postings)
    {
        this.nodes = nodes;
        this.words = words;
        this.postings = postings;
    }

    public IReadOnlyList<PublishedNode> Nodes => nodes;

    public static SearchSegment Build(IEnumerable<PublishedNode> published)
    {
        var nodes = published.ToArray();
        var table = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        var lookup = table.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var number = 0; number < nodes.Length; number++)
        {
            Add(Folding.Fold(nodes[number].Name), (number << 1) | 1);
            Add(Folding.Fold(SearchText.Of(nodes[number])), number << 1);
        }
        var words = table.Keys.ToArray();
        Array.Sort(words, StringComparer.Ordinal);
        return new SearchSegment(nodes, words, [.. words.Select(word => table[word].ToArray())]);

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

    /// <param name="asked">Folded words, all of which must be there.</param>
    public IEnumerable<(PublishedNode Node, int NameWords)> Matches(string[] asked)
    {
        var found = new byte[nodes.Length];
        var nameWords = new byte[nodes.Length];
        var matched = new byte[nodes.Length];
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
                yield return (nodes[number], nameWords[number]);
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
}
