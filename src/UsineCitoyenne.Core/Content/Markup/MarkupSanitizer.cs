using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Ganss.Xss;

namespace UsineCitoyenne.Core.Content.Markup;

/// <summary>The library's rules, with our lists; then what only an article of this site asks.</summary>
internal static class MarkupSanitizer
{
    private static readonly HtmlSanitizer Sanitizer = Create();

    public static void Clean(IHtmlDocument document)
    {
        Sanitizer.SanitizeDom(document, document.Body!);
        foreach (var element in document.Body!.QuerySelectorAll("*").ToList())
        {
            Clean(element);
        }
    }

    private static HtmlSanitizer Create()
    {
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = MarkupLists.Elements,
            AllowedAttributes = MarkupLists.Own.Values.SelectMany(own => own).Concat(MarkupLists.Attributes).ToHashSet(),
            AllowedSchemes = SafeUrl.Schemes.ToHashSet(StringComparer.OrdinalIgnoreCase),
            UriAttributes = new HashSet<string> { "href", "src" },
        });
        // An unknown element goes, its text stays.
        sanitizer.KeepChildNodes = true;
        sanitizer.RemovingTag += (_, removing) => removing.Cancel = Replace(removing.Tag);
        sanitizer.FilterUrl += (_, filter) => filter.SanitizedUrl = SafeUrl.IsSafe(filter.OriginalUrl) ? filter.OriginalUrl : null;
        return sanitizer;
    }

    /// <returns>True when another element took its place.</returns>
    private static bool Replace(IElement element)
    {
        if (element.NamespaceUri != NamespaceNames.HtmlUri || MarkupLists.Removed.Contains(element.LocalName))
        {
            element.TextContent = "";
            return false;
        }
        var name = element.LocalName == "h1" ? "h2"
            : !MarkupLists.OtherBlocks.Contains(element.LocalName) ? null
            : element.QuerySelector(MarkupLists.Blocks) is null ? "p" : "div";
        if (name is null || element.Parent is null)
        {
            return false;
        }
        var other = element.Owner!.CreateElement(name);
        other.Append([.. element.ChildNodes]);
        element.Replace(other);
        return true;
    }

    private static void Clean(IElement element)
    {
        var own = MarkupLists.Own.GetValueOrDefault(element.LocalName);
        foreach (var attribute in element.Attributes.Where(attribute => !MarkupLists.Attributes.Contains(attribute.Name)
            && own?.Contains(attribute.Name) != true).ToList())
        {
            element.RemoveAttribute(attribute.Name);
        }
        switch (element)
        {
            case IHtmlInlineFrameElement:
                CleanPlayer(element);
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

    // Umbraco keeps the address that the editor gave around the player that the video's site answered.
    private static void CleanPlayer(IElement frame)
    {
        var source = frame.GetAttribute("src") ?? "";
        if (!VideoPlayers.IsPlayer(source))
        {
            if (!VideoPlayers.TryFind(source, out var player)
                && !VideoPlayers.TryFind(frame.Closest("[data-embed-url]")?.GetAttribute("data-embed-url") ?? "", out player))
            {
                frame.Remove();
                return;
            }
            frame.SetAttribute("src", player);
        }
        frame.TextContent = "";
    }
}
