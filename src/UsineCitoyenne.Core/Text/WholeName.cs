using System.Text.RegularExpressions;

namespace UsineCitoyenne.Core.Text;

/// <summary>
/// Takes a name apart that stands in one cell. What is written in capitals is the family's; otherwise the column's title tells the order.
/// </summary>
internal static partial class WholeName
{
    private static readonly HashSet<string> Particles =
    [
        "de", "du", "des", "d", "la", "le", "les", "l", "van", "von", "der", "den", "da", "do", "dos", "di", "del",
        "ben", "bin", "el", "al",
    ];

    // « Jean Pierre », « Marie Claude », « Anne Sophie »: written without their hyphen more often than family names come in two words.
    private static readonly HashSet<string> FirstOfTwo = ["jean", "marie", "anne"];

    /// <summary>True for « Nom et prénom ».</summary>
    public static bool IsFamilyFirst(string header) => Folding.Fold(header).Split(' ') is var words
        && Array.FindIndex(words, word => word is "nom" or "noms") is >= 0 and var family
        && Array.FindIndex(words, word => word is "prenom" or "prenoms") > family;

    /// <returns>Either may be empty.</returns>
    public static (string First, string Last) Split(string name, bool familyFirst)
    {
        var text = Title().Replace(PersonName.Clean(name), "");
        if (text.IndexOf(',', StringComparison.Ordinal) is > 0 and var comma)
        {
            return (text[(comma + 1)..].Trim(), text[..comma].Trim());
        }
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var capitals = Array.ConvertAll(words, IsCapitals);
        if (capitals.Contains(true) && capitals.Contains(false))
        {
            var start = Array.IndexOf(capitals, true);
            // « Lucie de LA TOUR »: a particle goes with what follows.
            while (start > 1 && IsParticle(words[start - 1]))
            {
                start--;
            }
            var end = Array.LastIndexOf(capitals, true) + 1;
            return (Join([.. words[..start], .. words[end..]]), Join(words[start..end]));
        }
        if (words.Length < 2)
        {
            return ("", text);
        }
        var cut = familyFirst ? EndOfFamily(words) : EndOfFirst(words);
        return familyFirst ? (Join(words[cut..]), Join(words[..cut])) : (Join(words[..cut]), Join(words[cut..]));
    }

    private static int EndOfFamily(string[] words)
    {
        var cut = 1;
        while (cut < words.Length - 1 && IsParticle(words[cut - 1]))
        {
            cut++;
        }
        return cut;
    }

    private static int EndOfFirst(string[] words) => Array.FindIndex(words, 1, IsParticle) is > 0 and var particle ? particle
        : words.Length > 2 && FirstOfTwo.Contains(Folding.Fold(words[0])) ? 2
        : 1;

    // An initial is no name in capitals.
    private static bool IsCapitals(string word) => word.Count(char.IsLetter) > 1 && !word.Any(char.IsLower);

    private static bool IsParticle(string word) => Particles.Contains(Folding.Fold(word));

    private static string Join(string[] words) => string.Join(' ', words);

    [GeneratedRegex(@"^(M|Mr|Mme|Mlle|Mmes|MM|Dr|Monsieur|Madame|Mademoiselle)\.?\s+(?=\S)", RegexOptions.IgnoreCase)]
    private static partial Regex Title();
}
