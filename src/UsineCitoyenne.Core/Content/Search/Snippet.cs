using System.Text.RegularExpressions;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Content.Search;

/// <summary>A few words of a text around the first that was looked for.</summary>
internal static partial class Snippet
{
    private const int Length = 200;
    private const int Before = 60;

    public static string Of(string text, IReadOnlyList<string> words)
    {
        if (text.Length <= Length)
        {
            return Tied(text);
        }
        var found = PositionOf(text, words);
        var start = found <= Before ? 0 : text.IndexOf(' ', found - Before) + 1;
        if (start > found)
        {
            start = found;
        }
        var end = start + Length >= text.Length ? text.Length : text.LastIndexOf(' ', start + Length);
        if (end <= start)
        {
            end = start + Length;
        }
        return (start > 0 ? "… " : "") + Tied(text[start..end]) + (end < text.Length ? "\u00a0…" : "");
    }

    // The index knows one kind of blank; on the page a « ? » must not begin a line.
    private static string Tied(string text) => Untied().Replace(text, "\u00a0");

    [GeneratedRegex("(?<=«) | (?=[?!;:»%])")]
    private static partial Regex Untied();

    // One folding of the whole text, then the same word counted off in the original: folding word by word costs ten times as much.
    private static int PositionOf(string text, IReadOnlyList<string> words)
    {
        var wanted = 0;
        var folded = Folding.Fold(text);
        foreach (var range in folded.AsSpan().Split(' '))
        {
            if (words.Any(word => folded.AsSpan(range).StartsWith(word, StringComparison.Ordinal)))
            {
                return PositionOf(text, wanted);
            }
            wanted++;
        }
        return 0;
    }

    private static int PositionOf(string text, int wanted)
    {
        var inWord = false;
        for (var position = 0; position < text.Length; position++)
        {
            var isLetter = char.IsLetterOrDigit(text[position]);
            if (isLetter && !inWord && wanted-- == 0)
            {
                return position;
            }
            inWord = isLetter;
        }
        return 0;
    }
}
