using System.Globalization;
using System.Text;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Campaigns.Replies;

/// <summary>
/// What somebody wrote, as plain text: nothing that cannot be seen, no page of blank lines, no more than a letter's length.
/// </summary>
internal static class ReplyText
{
    /// <summary>Asked of what a form sent: who typed it is told, and cuts it themselves.</summary>
    public static bool IsTooLong(string? typed) => (typed ?? "").ReplaceLineEndings("\n").Trim().Length > ReplyMessage.Longest;

    public static string Clean(string? typed)
    {
        var clean = new StringBuilder();
        var breaks = 0;
        foreach (var rune in (typed ?? "").ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value == '\n')
            {
                breaks++;
            }
            else if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Format
                     && rune.Value is not 0x200D)
            {
                continue;
            }
            else
            {
                breaks = 0;
            }
            if (breaks <= 2)
            {
                clean.Append(rune);
            }
        }
        var text = clean.ToString().Trim();
        return text.Length <= ReplyMessage.Longest ? text : Clip.To(text, ReplyMessage.Longest - 1).TrimEnd() + "…";
    }
}
