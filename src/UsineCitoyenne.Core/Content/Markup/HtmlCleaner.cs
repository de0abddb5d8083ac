using System.Text.RegularExpressions;
using AngleSharp;
using AngleSharp.Html;

namespace UsineCitoyenne.Core.Content.Markup;

/// <summary>
/// Leaves of a rich text only what an article needs. What comes out is always a tree written back, and a tree that reads back as itself:
/// what a browser makes of it is what was looked at here.
/// </summary>
public static partial class HtmlCleaner
{
    // Markup of honest tools settles at the second reading.
    private const int Readings = 5;

    public static string Clean(string markup)
    {
        if (!markup.Contains('<'))
        {
            return markup;
        }
        try
        {
            for (var reading = 0; reading < Readings; reading++)
            {
                var cleaned = Once(markup);
                if (cleaned == markup)
                {
                    return cleaned;
                }
                markup = cleaned;
            }
        }
        catch (MarkupLimitException)
        {
            // Its text, without what makes it too much to read.
        }
        return Tag().Replace(markup, " ").Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
    }

    private static string Once(string markup)
    {
        var document = LimitedHtmlParser.Parse(markup);
        MarkupSanitizer.Clean(document);
        return document.Body!.ChildNodes.ToHtml(HtmlMarkupFormatter.Instance);
    }

    [GeneratedRegex("<[^<>]*>")]
    private static partial Regex Tag();
}
