using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using UsineCitoyenne.Core.Content.Export;
using UsineCitoyenne.Core.Content.Import;
using UsineCitoyenne.Core.Content.Schema;
using UsineCitoyenne.Core.Text;
using UsineCitoyenne.Umbraco.USync.Text;

namespace UsineCitoyenne.Umbraco.USync;

/// <summary>
/// Writes what content and media have in common into the file they came from, or into an empty one. Each setter compares with
/// what <see cref="NodeReader"/> finds there, so that only what someone changed differs.
/// </summary>
internal sealed class NodeWriter(XmlTextElement root, NodeReader was, NodeExport now, ExportContents contents)
{
    private static readonly JsonSerializerOptions Indented =
        new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly XmlTextElement info = root.Ensure("Info");

    public XmlTextElement Info => info;

    public void WritePlace()
    {
        var (renamed, moved) = (was.Name != now.Name, was.Parent != now.Parent);
        if (moved)
        {
            var parent = info.Ensure("Parent");
            parent.SetAttribute("Key", (now.Parent ?? Guid.Empty).ToString());
            parent.SetText(now.Names.Count > 1 ? now.Names[^2] : "");
        }
        if (moved || (root.Attribute("Level") ?? "").Length == 0)
        {
            root.SetAttribute("Level", now.Level.ToString(CultureInfo.InvariantCulture));
        }
        if (renamed || moved)
        {
            var path = info.Ensure("Path", "Parent");
            var above = path.Value.LastIndexOf('/') is var slash and > 0 ? path.Value[..slash] : "";
            path.SetText((moved ? string.Concat(now.Names.SkipLast(1).Select(name => "/" + PathPart(name))) : above) + "/"
                + PathPart(now.Name));
        }
        if (renamed)
        {
            WriteName();
        }
        if (was.Trashed != now.Trashed)
        {
            info.Ensure("Trashed", "Parent", "Path").SetText(now.Trashed ? "true" : "false");
        }
        if (!was.Type.Equals(now.Type, StringComparison.OrdinalIgnoreCase))
        {
            info.Ensure("ContentType", "Parent", "Path", "Trashed").SetText(now.Type);
        }
        if (was.SortOrder != now.SortOrder)
        {
            info.Ensure("SortOrder", "NodeName").SetText(now.SortOrder.ToString(CultureInfo.InvariantCulture));
        }
    }

    public void WritePublished(bool published)
    {
        if (published == (was.Published && !was.Trashed))
        {
            return;
        }
        var element = info.Ensure("Published", "SortOrder");
        var cultures = element.Elements.Where(item => item.Name == "Published").ToList();
        foreach (var item in cultures.Where(item => (item.Attribute("Culture") ?? "")
            .Equals(was.Culture, StringComparison.OrdinalIgnoreCase)))
        {
            item.SetText(published ? "true" : "false");
        }
        element.SetAttribute("Default", published || cultures.Exists(item => USyncXml.IsTrue(item.Value)) ? "true" : "false");
    }

    public void WriteValues(IReadOnlyDictionary<string, string> before, IReadOnlyList<PropertyDefinition> definitions)
    {
        IReadOnlyDictionary<string, string>? stored = null;
        foreach (var alias in before.Keys.Union(now.Values.Keys).Order(StringComparer.Ordinal))
        {
            var value = now.Values.GetValueOrDefault(alias, "");
            if (ValueComparison.Same(before.GetValueOrDefault(alias, ""), value)
                || ValueComparison.Same((stored ??= contents.AsStored(now.Type, before)).GetValueOrDefault(alias, ""), value))
            {
                continue;
            }
            var properties = root.Ensure("Properties", "Info");
            var property = properties.Element(alias) ?? properties.AddInOrder(alias);
            ValueOf(property, definitions.FirstOrDefault(definition => definition.Alias == alias)).SetText(Pretty(value), asCData: true);
        }
    }

    private void WriteName()
    {
        if (root.Attribute("Alias") is not { Length: > 0 } alias || alias == was.Name)
        {
            root.SetAttribute("Alias", now.Name);
        }
        var name = info.Ensure("NodeName", "CreateDate", "ContentType");
        var inCulture = name.Elements.FirstOrDefault(item => was.Culture.Length > 0
            && (item.Attribute("Culture") ?? "").Equals(was.Culture, StringComparison.OrdinalIgnoreCase));
        inCulture?.SetText(now.Name);
        if (inCulture is null || name.Attribute("Default") == was.Name)
        {
            name.SetAttribute("Default", now.Name);
        }
    }

    private XmlTextElement ValueOf(XmlTextElement property, PropertyDefinition? definition)
    {
        var read = property.Elements.Where(item => item.Name == "Value" && string.IsNullOrEmpty(item.Attribute("Segment"))).ToList();
        var found = read.Find(item => string.IsNullOrEmpty(item.Attribute("Culture")))
            ?? read.Find(item => item.Attribute("Culture")!.Equals(was.Culture, StringComparison.OrdinalIgnoreCase));
        if (found is not null)
        {
            return found;
        }
        var value = property.Add("Value");
        if (was.Culture.Length > 0 && definition?.VariesByCulture == true)
        {
            value.SetAttribute("Culture", was.Culture);
        }
        return value;
    }

    // uSync's own way to make a path of names: it looks items up by it when their key is unknown.
    private static string PathPart(string name) => string.Concat(name.Split([' ', '-', '_', '/', '\u00A0'])
        .Select(word => Folding.Slug(word).Replace("-", "", StringComparison.Ordinal))
        .Where(word => word.Length > 0).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    private static string Pretty(string value)
    {
        if (value.AsSpan().TrimStart() is not ['{' or '[', ..])
        {
            return value;
        }
        try
        {
            return ReadableJson.ParseNode(value)!.ToJsonString(Indented);
        }
        catch (JsonException)
        {
            return value;
        }
    }
}
