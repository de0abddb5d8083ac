using System.Text;
using System.Text.RegularExpressions;
using MimeKit;

namespace UsineCitoyenne.Core.Mailing.Inbound;

/// <summary>What somebody wrote in an answer: without the mail that they answer, and without their signature.</summary>
internal static partial class InboundText
{
    public static string WithoutQuotation(MimeMessage message) =>
        message.TextBody is { } plain && !string.IsNullOrWhiteSpace(plain) ? Cut(plain)
        : message.HtmlBody is { } html ? Cut(InboundHtml.ToText(html))
        : "";

    public static string Cut(string text)
    {
        var lines = Clean(text).Split('\n');
        var kept = new StringBuilder();
        for (var at = 0; at < lines.Length; at++)
        {
            var line = lines[at];
            if (line == "-- " || Separator().IsMatch(line) || IsHeaderBlock(lines, at))
            {
                break;
            }
            if (Attribution(lines, at) is { } length)
            {
                at += length - 1;
                // Unmarked, the quotation has no end; marked, an answer may stand below it.
                if (lines.Skip(at + 1).FirstOrDefault(next => !string.IsNullOrWhiteSpace(next)) is { } next && !next.StartsWith('>'))
                {
                    break;
                }
                continue;
            }
            if (!line.StartsWith('>') && !Device().IsMatch(line))
            {
                kept.Append(line.TrimEnd()).Append('\n');
            }
        }
        return Blanks().Replace(kept.ToString(), "\n\n").Trim();
    }

    // Control characters have no place in a text, and would be none in XML; direction marks would show it as another.
    private static string Clean(string text) => Unprintable().Replace(text.ReplaceLineEndings("\n").Replace('\t', ' '), "");

    /// <summary>How many lines « Le 3 mai 2026 à 10:12, Josette a écrit : » takes here; null when it does not begin here.</summary>
    private static int? Attribution(string[] lines, int at)
    {
        if (!lines[at].StartsWith("Le ", StringComparison.Ordinal) && !lines[at].StartsWith("On ", StringComparison.Ordinal))
        {
            return null;
        }
        var joined = "";
        for (var count = 1; count <= 3 && at + count <= lines.Length; count++)
        {
            joined += lines[at + count - 1].Trim() + " ";
            if (Wrote().IsMatch(joined))
            {
                return count;
            }
        }
        return null;
    }

    private static bool IsHeaderBlock(string[] lines, int at) =>
        FromLine().IsMatch(lines[at]) && lines.Skip(at + 1).Take(4).Any(line => DateLine().IsMatch(line));

    [GeneratedRegex(@"^(Le|On) .{1,300}(a écrit|wrote)\s?:\s*$")]
    private static partial Regex Wrote();

    [GeneratedRegex(
        @"^\s*(-{2,}\s*(Message d['’]origine|Message original|Message initial|Message transféré|Original Message|Forwarded message)|_{20,}\s*$)", RegexOptions.IgnoreCase)]
    private static partial Regex Separator();

    [GeneratedRegex(@"^\*?(De|From)\s?:\*? ")]
    private static partial Regex FromLine();

    [GeneratedRegex(@"^\*?(Envoyé|Date|Sent|À|To|Objet|Subject)( le)?\s?:\*? ")]
    private static partial Regex DateLine();

    [GeneratedRegex(@"^(Envoyé (de|depuis|à partir de)|Sent from|Télécharger Outlook|Get Outlook|Obtenir Outlook) .{1,80}$")]
    private static partial Regex Device();

    [GeneratedRegex(@"\n{3,}")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069\u200E\u200F\uFEFF-[\n]]")]
    private static partial Regex Unprintable();
}
