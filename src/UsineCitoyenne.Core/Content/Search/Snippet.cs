using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Content.Search;

/// <summary>A few words of a text around the first that was looked for.</summary>
internal static class Snippet
{
    private const int Length = 200;
    private const int Before = 60;

    public static string Of(string text, IReadOnlyList<string> words)
    {
        if (text.Length <= Length)
        {
            return text;
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
        return (start > 0 ? "… " : "") + text[start..end] + (end < text.Length ? " …" : "");
    }

    private static int PositionOf(string text, IReadOnlyList<string> words)
    {
        for (var position = 0; position < text.Length;)
        {
            var end = position;
            while (end < text.Length && char.IsLetterOrDigit(text[end]))
            {
                end++;
            }
            if (end > position)
            {
                var folded = Folding.Fold(text[position..end]);
                if (words.Any(word => folded.StartsWith(word, StringComparison.Ordinal)))
                {
                    return position;
                }
            }
            position = end + 1;
        }
        return 0;
    }
}
