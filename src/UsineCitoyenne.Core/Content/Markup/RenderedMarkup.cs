using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html;
using AngleSharp.Html.Parser;

namespace UsineCitoyenne.Core.Content.Markup;

/// <summary>
/// Cleaned markup as visitors get it: a link in the place of each player, for nothing comes from another site before the visitor asks; and
/// each picture of the library at the address where it is today.
/// </summary>
internal static class RenderedMarkup
{
    /// <param name="mediaUrl">Null for what is no longer in the library: it is left out.</param>
    public static string Of(string markup, Func<Guid, string?> mediaUrl)
    {
        if (!markup.Contains("<iframe", StringComparison.OrdinalIgnoreCase)
            && !markup.Contains("data-udi", StringComparison.OrdinalIgnoreCase))
        {
            return markup;
        }
        var parser = new HtmlParser();
        var document = parser.ParseDocument("<!doctype html><html><body></body></html>");
        document.Body!.Append([.. parser.ParseFragment(markup, document.Body!)]);
        foreach (var frame in document.Body!.QuerySelectorAll("iframe").ToList())
        {
            Replace(frame);
        }
        foreach (var picture in document.Body!.QuerySelectorAll("img[data-udi]").ToList())
        {
            Resolve(picture, mediaUrl);
        }
        return document.Body!.ChildNodes.ToHtml(HtmlMarkupFormatter.Instance);
    }

    private static void Replace(IElement frame)
    {
        if (frame.GetAttribute("src") is not { } source || !VideoPlayers.IsPlayer(source))
        {
            frame.Remove();
            return;
        }
        var link = frame.Owner!.CreateElement("a");
        link.SetAttribute("href", source);
        link.SetAttribute("data-player", "");
        link.SetAttribute("rel", "noopener noreferrer");
        link.TextContent = $"Voir la vidéo sur {VideoPlayers.NameOf(new Uri(source))}";
        frame.Replace(link);
    }

    // umb://media/GUID
    private static void Resolve(IElement picture, Func<Guid, string?> mediaUrl)
    {
        var udi = picture.GetAttribute("data-udi") ?? "";
        picture.RemoveAttribute("data-udi");
        if (!Guid.TryParse(udi[(udi.LastIndexOf('/') + 1)..], out var key))
        {
            return;
        }
        if (mediaUrl(key) is not { } url)
        {
            picture.Remove();
            return;
        }
        var source = picture.GetAttribute("src") ?? "";
        var query = source.IndexOf('?');
        picture.SetAttribute("src", query < 0 ? url : url + source[query..]);
    }
}
