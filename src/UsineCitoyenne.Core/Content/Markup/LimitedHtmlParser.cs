using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace UsineCitoyenne.Core.Content.Markup;

/// <summary>Reads the markup of an article. The parser slows down with each element inside another: it is stopped while it reads.</summary>
internal static class LimitedHtmlParser
{
    private const int MaximumLength = 10_000_000;
    private const int MaximumElements = 200_000;
    private const int MaximumDepth = 128;

    /// <returns>A document whose body holds the article.</returns>
    /// <exception cref="MarkupLimitException">Too long, too deep, or of too many elements.</exception>
    public static IHtmlDocument Parse(string markup)
    {
        if (markup.Length > MaximumLength)
        {
            throw new MarkupLimitException();
        }
        var elements = 0;
        IElement? last = null;
        var parser = new HtmlParser(new HtmlParserOptions
        {
            OnCreated = (element, _) =>
            {
                // An element gets its place after this call: at the next one.
                if (++elements > MaximumElements || (last is not null && Depth(last) > MaximumDepth))
                {
                    throw new MarkupLimitException();
                }
                last = element;
            },
        });
        var document = parser.ParseDocument("<!doctype html><html><body></body></html>");
        foreach (var node in parser.ParseFragment(markup, document.Body!).ToArray())
        {
            document.Body!.AppendChild(node);
        }
        return document;
    }

    private static int Depth(IElement element)
    {
        var depth = 0;
        for (INode? node = element; node is not null && depth <= MaximumDepth; node = node.Parent)
        {
            depth++;
        }
        return depth;
    }
}
