using System.Globalization;
using System.Text;

namespace UsineCitoyenne.Core.Text;

/// <summary>
/// One way of comparing French words for everyone: « L’Haÿ-les-Roses » and « l'hay LES roses » fold alike.
/// Used by every search, and by every URL made from a name.
/// </summary>
public static class Folding
{
    private const char FirstTabled = '\u00A0';
    private const int TabledCount = 0x250 - FirstTabled;

    // Accented Latin letters, worked out once: normalising each name again costs ten times as much.
    private static readonly string[] Latin =
        [.. Enumerable.Range(FirstTabled, TabledCount).Select(code => Decompose(((char)code).ToString()))];

    /// <summary>
    /// Lower case, no accents, ligatures expanded (œ → oe, æ → ae, ß → ss), whatever is neither letter nor digit → one space.
    /// No space at either end; empty for null or for text without letters and digits. Letters of other alphabets are kept.
    /// </summary>
    public static string Fold(string? text) => Join(text, ' ', asciiOnly: false);

    /// <summary>The same words joined by hyphens, for a URL: only <c>a-z</c>, <c>0-9</c> and single <c>-</c>. May be empty.</summary>
    public static string Slug(string? text) => Join(text, '-', asciiOnly: true);

    private static string Join(string? text, char separator, bool asciiOnly)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }
        var folded = new StringBuilder(text.Length + 4);
        var wordEnded = false;
        foreach (var letter in text)
        {
            if (char.IsAscii(letter))
            {
                Append(char.ToLowerInvariant(letter));
                continue;
            }
            foreach (var part in letter - FirstTabled is >= 0 and < TabledCount and var index ? Latin[index] : Decompose(letter.ToString()))
            {
                Append(part);
            }
        }
        return folded.ToString();

        void Append(char part)
        {
            if (char.IsLetterOrDigit(part) && (!asciiOnly || char.IsAscii(part)))
            {
                if (wordEnded && folded.Length > 0)
                {
                    folded.Append(separator);
                }
                wordEnded = false;
                folded.Append(part);
            }
            else if (!IsMark(part))
            {
                wordEnded = true;
            }
        }
    }

    private static string Decompose(string letter)
    {
        if (char.IsSurrogate(letter[0]))
        {
            return " ";
        }
        var lower = letter.ToLowerInvariant() switch
        {
            "œ" => "oe",
            "æ" => "ae",
            "ß" => "ss",
            "ø" => "o",
            "ł" => "l",
            "đ" or "ð" => "d",
            "þ" => "th",
            "ı" => "i",
            var other => other,
        };
        // Compatible forms too: « ﬁ » is two letters, and « İ » leaves a capital behind.
        return string.Concat(lower.Normalize(NormalizationForm.FormKD).Where(part => !IsMark(part))).ToLowerInvariant();
    }

    // A mark belongs to the letter before it: dropped, where punctuation would part two words.
    private static bool IsMark(char part) => CharUnicodeInfo.GetUnicodeCategory(part)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format;
}
