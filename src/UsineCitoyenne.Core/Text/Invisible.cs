using System.Globalization;
using System.Text;

namespace UsineCitoyenne.Core.Text;

/// <summary>
/// What text pasted from a contact card, a web page or a word processor brings along and nobody sees: direction marks, soft hyphens,
/// zero-width spaces (category Cf). Two texts that look alike must be one.
/// </summary>
public static class Invisible
{
    public static string Strip(string? text)
    {
        if (string.IsNullOrEmpty(text) || System.Text.Ascii.IsValid(text))
        {
            return text ?? "";
        }
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            // What stands for half a character is no character: no engine and no mail could write it.
            if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format && rune != Rune.ReplacementChar)
            {
                kept.Append(rune);
            }
        }
        return kept.ToString();
    }
}
