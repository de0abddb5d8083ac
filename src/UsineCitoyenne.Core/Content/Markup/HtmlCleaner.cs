using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace UsineCitoyenne.Core.Content;

/// <summary>
/// Leaves of a rich text only what an article needs. What is not on the lists goes: dangerous elements with what they hold,
/// unknown ones without (their text stays). Clean markup comes back unchanged, so that cleaning twice is cleaning once.
/// </summary>
public static class HtmlCleaner
{
    private static readonly HashSet<string> Elements = Set(
        "a abbr b blockquote br caption cite code col colgroup dd del div dl dt em figcaption figure h2 h3 h4 h5 h6 hr i iframe img ins kbd li "
        + "mark ol p pre q s small span strong sub sup table tbody td tfoot th thead time tr u ul umb-rte-block umb-rte-block-inline");

    // What these hold is no text for readers.
    private static readonly HashSet<string> Removed = Set(
        "script style template noscript object embed applet svg math form input button select textarea option link meta base title head "
        + "frame frameset audio video canvas noembed noframes xmp plaintext");

    private const string Embed = "data-embed-constrain data-embed-height data-embed-url data-embed-width";

    private static readonly HashSet<string> Attributes = Set("class dir id lang title");

    private static readonly Dictionary<string, HashSet<string>> Own = new(StringComparer.Ordinal)
    {
        ["a"] = Set("href target rel type data-anchor data-router-slot"),
        ["img"] = Set("src alt width height loading data-udi"),
        ["iframe"] = Set("src width height allowfullscreen loading"),
        // Around a player: what the editor needs to change it.
        ["div"] = Set(Embed),
        ["span"] = Set(Embed),
        ["td"] = Set("colspan rowspan"),
        ["th"] = Set("colspan rowspan scope"),
        ["col"] = Set("span"),
        ["ol"] = Set("start reversed type"),
        ["time"] = Set("datetime"),
        ["umb-rte-block"] = Set("data-content-key"),
        ["umb-rte-block-inline"] = Set("data-content-key"),
    };

    public static string Clean(string markup)
    {
        if (!markup.Contains('<'))
        {
            return markup;
        }
        var document = new HtmlParser().ParseDocument("<!doctype html><html><body></body></html>");
        var body = document.Body!;
        body.InnerHtml = markup;
        var before = body.InnerHtml;
        CleanChildren(body);
        var after = body.InnerHtml;
        // The parser's own spelling (&nbsp;, quotes) must not make a change of what was clean.
        return after == before ? markup : after;
    }

    private static void CleanChildren(INode parent)
    {
        foreach (var child in parent.ChildNodes.ToArray())
        {
            switch (child)
            {
                case IElement element when Removed.Contains(element.LocalName) || element.NamespaceUri != NamespaceNames.HtmlUri:
                    element.Remove();
                    break;
                case IElement element:
                    CleanElement(element);
                    break;
                case IText:
                    break;
                default:
                    parent.RemoveChild(child);
                    break;
            }
        }
    }

    private static void CleanElement(IElement element)
    {
        CleanChildren(element);
        if (!Elements.Contains(element.LocalName))
        {
            element.Replace([.. element.ChildNodes]);
            return;
        }
        foreach (var attribute in element.Attributes.ToArray())
        {
            if (!IsAllowed(element.LocalName, attribute))
            {
                element.RemoveAttribute(attribute.Name);
            }
        }
        switch (element)
        {
            case IHtmlInlineFrameElement when !VideoPlayers.IsPlayer(element.GetAttribute("src") ?? ""):
                element.Remove();
                break;
            case IHtmlImageElement when !element.HasAttribute("src"):
                element.Remove();
                break;
            case IHtmlAnchorElement when SafeUrl.IsExternal(element.GetAttribute("href") ?? "") || element.HasAttribute("target"):
                if (!(element.GetAttribute("rel") ?? "").Contains("noopener", StringComparison.Ordinal))
                {
                    element.SetAttribute("rel", "noopener");
                }
                break;
        }
    }

    private static bool IsAllowed(string element, IAttr attribute)
    {
        if (!Attributes.Contains(attribute.Name) && !(Own.TryGetValue(element, out var own) && own.Contains(attribute.Name)))
        {
            return false;
        }
        return attribute.Name is not ("href" or "src") || SafeUrl.IsSafe(attribute.Value);
    }

    private static HashSet<string> Set(string names) => [.. names.Split(' ')];
}
