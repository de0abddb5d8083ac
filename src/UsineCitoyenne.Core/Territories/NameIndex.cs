using System.Runtime.CompilerServices;

namespace UsineCitoyenne.Core.Territories;

/// <summary>
/// Every word of every name, in order of what follows it, so that whatever begins with what was typed stands together.
/// Words are compared by their first ten letters packed in a number: sorting 90,000 strings would cost the start of the site 100 ms.
/// Hyphens do not count (« lhay les roses »), but who typed them as they stand comes first.
/// </summary>
internal sealed class NameIndex
{
    private const int Exact = 1, ExactButArticle = 2, RunTogether = 3, BeginningOfName = 4, BeginningOfWord = 5, EveryWordSomewhere = 6;
    private const int PackedLetters = 10, BitsPerLetter = 6, OffsetBits = 7;
    private readonly Territory[] territories;
    private readonly ulong[] keys;
    private readonly int[] places;

    public NameIndex(Territory[] territories)
    {
        this.territories = territories;
        var (packed, found) = (new List<ulong>(territories.Length * 3), new List<int>(territories.Length * 3));
        for (var index = 0; index < territories.Length; index++)
        {
            var slug = territories[index].Slug;
            for (var offset = 0; offset >= 0 && offset < 1 << OffsetBits; offset = NextWord(slug, offset))
            {
                packed.Add(Pack(slug.AsSpan(offset)));
                found.Add((index << OffsetBits) | offset);
            }
        }
        (keys, places) = ([.. packed], [.. found]);
        Array.Sort(keys, places);
    }

    /// <param name="typed">A slug, its abbreviations as typed.</param>
    public void Search(string typed, BestMatches best)
    {
        if (typed.Length == 0)
        {
            return;
        }
        var expanded = string.Join('-', typed.Split('-').Select(PlaceQuery.Whole));
        SearchInOneGo(expanded, best);
        // « st » that ends what is typed may be Saint, or Strasbourg to come.
        if (expanded != typed && typed.Split('-')[^1] is "st" or "ste")
        {
            SearchInOneGo(string.Concat(expanded.AsSpan(0, expanded.LastIndexOf('-') + 1), typed.Split('-')[^1]), best);
        }
        if (!best.IsFull && expanded.Contains('-'))
        {
            SearchWordByWord(expanded.Split('-'), best);
        }
    }

    private void SearchInOneGo(string text, BestMatches best)
    {
        var compact = PlaceNames.Compact(text);
        foreach (var place in BeginningWith(compact))
        {
            var territory = territories[place >> OffsetBits];
            var offset = place & ((1 << OffsetBits) - 1);
            var slug = territory.Slug.AsSpan(offset);
            var length = LengthOf(slug, compact);
            if (length < 0)
            {
                continue;
            }
            var asTyped = slug.StartsWith(text, StringComparison.Ordinal);
            var atName = offset == 0 || offset == Article.LengthIn(territory.Slug);
            best.Offer(territory, atName && length == slug.Length
                ? !asTyped ? RunTogether : offset == 0 ? Exact : ExactButArticle
                : asTyped ? atName ? BeginningOfName : BeginningOfWord : EveryWordSomewhere);
        }
    }

    // How much of the slug these letters cover, hyphens between them included; -1 where it does not begin with them.
    private static int LengthOf(ReadOnlySpan<char> slug, string compact)
    {
        var at = 0;
        foreach (var letter in compact)
        {
            if (at < slug.Length && slug[at] == '-')
            {
                at++;
            }
            if (at >= slug.Length || slug[at++] != letter)
            {
                return -1;
            }
        }
        return at;
    }

    private void SearchWordByWord(string[] words, BestMatches best)
    {
        // The rarest word says where to look; digits are a postcode or a département as often as a word.
        ReadOnlySpan<int> rarest = default;
        var found = false;
        foreach (var word in words.Where(word => !char.IsAsciiDigit(word[0])))
        {
            var range = BeginningWith(word);
            if (!found || range.Length < rarest.Length)
            {
                found = true;
                rarest = range;
            }
        }
        foreach (var place in rarest)
        {
            var territory = territories[place >> OffsetBits];
            if (words.All(word => HasWord(territory.Slug, word) || (char.IsAsciiDigit(word[0]) && IsIn(territory, word))))
            {
                best.Offer(territory, EveryWordSomewhere);
            }
        }
    }

    private ReadOnlySpan<int> BeginningWith(string text)
    {
        var low = Pack(text);
        var free = Math.Max(0, PackedLetters - text.Length) * BitsPerLetter;
        var start = FirstAtLeast(low);
        return places.AsSpan(start, FirstAtLeast(low + (1UL << free)) - start);
    }

    private int FirstAtLeast(ulong key)
    {
        var (low, high) = (0, keys.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = keys[middle] < key ? (middle + 1, high) : (low, middle);
        }
        return low;
    }

    private static bool HasWord(string slug, string start)
    {
        for (var offset = 0; offset >= 0; offset = NextWord(slug, offset))
        {
            if (slug.AsSpan(offset).StartsWith(start, StringComparison.Ordinal))
            {
                return true;
            }
        }
        return false;
    }

    private static bool IsIn(Territory territory, string digits) =>
        string.Equals(territory.Departement?.Code, digits, StringComparison.OrdinalIgnoreCase)
        || territory.Postcodes.Any(postcode => postcode.StartsWith(digits, StringComparison.Ordinal));

    private static int NextWord(string slug, int offset) => slug.IndexOf('-', offset) is >= 0 and var hyphen ? hyphen + 1 : -1;

    // Digits 2 to 11, letters 12 to 37; nothing is 0, so a shorter word comes before a longer.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ulong Pack(ReadOnlySpan<char> slug)
    {
        ulong key = 0;
        var packed = 0;
        for (var index = 0; index < slug.Length && packed < PackedLetters; index++)
        {
            if (slug[index] is var letter and not '-')
            {
                key = (key << BitsPerLetter) | (uint)(letter <= '9' ? letter - '0' + 2 : letter - 'a' + 12);
                packed++;
            }
        }
        return key << ((PackedLetters - packed) * BitsPerLetter);
    }
}
