using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using UsineCitoyenne.Core.Files;

namespace UsineCitoyenne.Core.Media.Uploads;

/// <summary>Keeps of a drawing what draws: no script, no event, no animation, no page inside, nothing fetched from elsewhere.</summary>
internal static partial class SvgCleaner
{
    // Drawing programs write a document type: Illustrator puts the very namespaces in entities of its own.
    internal static readonly XmlLimits Limits = new(Depth: 256, Characters: 20_000_000) { EntityCharacters = 100_000 };
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private static readonly XNamespace Link = "http://www.w3.org/1999/xlink";

    private static readonly HashSet<string> Elements =
    [
        "svg", "g", "defs", "symbol", "use", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan",
            "textPath",
        "title", "desc", "linearGradient", "radialGradient", "stop", "clipPath", "mask", "pattern", "marker", "image", "style", "switch",
        "filter",
        "feBlend", "feColorMatrix", "feComponentTransfer", "feComposite", "feConvolveMatrix", "feDiffuseLighting", "feDisplacementMap",
        "feDistantLight", "feDropShadow", "feFlood", "feFuncA", "feFuncB", "feFuncG", "feFuncR", "feGaussianBlur", "feMerge", "feMergeNode",
        "feMorphology", "feOffset", "fePointLight", "feSpecularLighting", "feSpotLight", "feTile", "feTurbulence",
    ];

    /// <returns>The drawing, cleaned, and its size in pixels when it says one.</returns>
    /// <exception cref="XmlException">No drawing.</exception>
    public static (byte[] Bytes, int? Width, int? Height) Clean(Stream file, CancellationToken cancel) => Clean(file, out _, cancel);

    private static (byte[] Bytes, int? Width, int? Height) Clean(Stream file, out bool removed, CancellationToken cancel = default)
    {
        var root = SafeXml.Load(file, Limits, LoadOptions.PreserveWhitespace, cancel).Root!;
        if (root.Name != Svg + "svg")
        {
            throw new XmlException("Not a drawing.");
        }
        removed = Clean(root);
        var (width, height) = Size(root);
        var written = new MemoryStream();
        using (var writer =
            XmlWriter.Create(written, new XmlWriterSettings { Encoding = new UTF8Encoding(false), OmitXmlDeclaration = true }))
        {
            root.Save(writer);
        }
        return (written.ToArray(), width, height);
    }

    /// <returns>The drawing, cleaned; null when it is clean as it is, to the byte.</returns>
    /// <exception cref="XmlException">No drawing.</exception>
    public static byte[]? CleanedOrNull(byte[] file)
    {
        var cleaned = Clean(new MemoryStream(file), out var removed).Bytes;
        return removed || !IsPlain(file) ? cleaned : null;
    }

    // What the reader passes over, a browser obeys: a document type may give any element an event, an instruction fetch a style sheet.
    private static bool IsPlain(ReadOnlySpan<byte> file)
    {
        var text = file.StartsWith(Encoding.UTF8.Preamble) ? file[3..] : file;
        var declaration = text.StartsWith("<?xml "u8) ? Encoding.ASCII.GetString(text[..(text.IndexOf("?>"u8) + 2)]) : "";
        var rest = text[declaration.Length..];
        return rest.IndexOf("<?"u8) < 0 && rest.IndexOf("<!DOCTYPE"u8) < 0
            && (!declaration.Contains("encoding", StringComparison.Ordinal)
                || declaration.Contains("utf-8", StringComparison.OrdinalIgnoreCase));
    }

    /// <returns>True when something was taken out.</returns>
    private static bool Clean(XElement element)
    {
        var leaving = element.Attributes().Where(attribute => !Stays(element, attribute)).ToList();
        leaving.ForEach(attribute => attribute.Remove());
        var removed = leaving.Count > 0;
        foreach (var child in element.Elements().ToList())
        {
            // A link goes, what it draws stays.
            if (child.Name == Svg + "a")
            {
                child.Name = Svg + "g";
                child.Attributes().Where(attribute => attribute.Name.LocalName == "href").Remove();
                removed = true;
            }
            if (child.Name.Namespace != Svg || !Elements.Contains(child.Name.LocalName)
                || (child.Name == Svg + "style" && ReachesOut(child.Value)))
            {
                child.Remove();
                removed = true;
                continue;
            }
            removed |= Clean(child);
            if (child.Name == Svg + "image" && !child.Attributes().Any(attribute => attribute.Name.LocalName == "href"))
            {
                child.Remove();
                removed = true;
            }
        }
        return removed;
    }

    private static bool Stays(XElement element, XAttribute attribute)
    {
        var name = attribute.Name;
        if (attribute.IsNamespaceDeclaration)
        {
            return attribute.Value == Svg.NamespaceName || attribute.Value == Link.NamespaceName;
        }
        if (name.LocalName == "href" && (name.Namespace == XNamespace.None || name.Namespace == Link))
        {
            return attribute.Value.StartsWith('#') || (element.Name == Svg + "image" && PictureInside().IsMatch(attribute.Value));
        }
        if (name.Namespace == XNamespace.Xml)
        {
            return name.LocalName is "space" or "lang";
        }
        return name.Namespace == XNamespace.None && !name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase)
            && !ReachesOut(attribute.Value);
    }

    // An escaped letter in a style sheet would hide a name from the patterns.
    private static bool ReachesOut(string text) => text.Contains('\\') || Reaching().IsMatch(text);

    private static (int? Width, int? Height) Size(XElement root)
    {
        var box = ((string?)root.Attribute("viewBox"))?.Split([' ', ',', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries) ?? [];
        return (Length("width") ?? Pixels(box.ElementAtOrDefault(2)), Length("height") ?? Pixels(box.ElementAtOrDefault(3)));

        int? Length(string name) => (string?)root.Attribute(name) is { } text
            ? Pixels(text.EndsWith("px", StringComparison.Ordinal) ? text[..^2] : text) : null;
    }

    private static int? Pixels(string? text) =>
        double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var length) && length is > 0 and < 100_000
            ? (int)Math.Round(length) : null;

    [GeneratedRegex("""^data:image/(?:png|jpe?g|webp|gif);base64,[A-Za-z0-9+/=\s]*$""")]
    private static partial Regex PictureInside();

    [GeneratedRegex("""@import|javascript:|expression\s*\(|-moz-binding|behavior\s*:|image-set|url\s*\(\s*(?!["']?\s*#)""",
        RegexOptions.IgnoreCase)]
    private static partial Regex Reaching();
}
