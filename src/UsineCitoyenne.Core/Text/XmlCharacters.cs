using System.Text;
using System.Xml;

namespace UsineCitoyenne.Core.Text;

/// <summary>
/// Text that XML 1.0 can hold. Word writes a line break as U+000B, and half a character may be left of an emoji cut in two: a feed, a
/// sitemap or an export with one of them would be no XML at all. Applied where text enters and where it leaves.
/// </summary>
public static class XmlCharacters
{
    /// <summary>Vertical tabs and form feeds become line ends; what no XML may hold goes. The same text when it was fit.</summary>
    public static string Fit(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (!IsFit(text, at))
            {
                return Rewrite(text, at);
            }
        }
        return text;
    }

    /// <summary>For a name: on one line.</summary>
    public static string Line(string text)
    {
        text = Fit(text);
        return text.AsSpan().ContainsAny('\n', '\r', '\t') ? text.ReplaceLineEndings(" ").Replace('\t', ' ') : text;
    }

    private static string Rewrite(string text, int from)
    {
        var fit = new StringBuilder(text.Length).Append(text, 0, from);
        for (var at = from; at < text.Length; at++)
        {
            if (IsFit(text, at))
            {
                fit.Append(text[at]);
            }
            else if (text[at] is '\v' or '\f')
            {
                fit.Append('\n');
            }
        }
        return fit.ToString();
    }

    private static bool IsFit(string text, int at) => text[at] switch
    {
        >= ' ' and < '\uD800' => true,
        _ when char.IsHighSurrogate(text[at]) => at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]),
        _ when char.IsLowSurrogate(text[at]) => at > 0 && char.IsHighSurrogate(text[at - 1]),
        _ => XmlConvert.IsXmlChar(text[at]),
    };
}
