using System.Globalization;
using System.Xml.Linq;

namespace UsineCitoyenne.Umbraco.USync;

/// <summary>What content and media files have in common.</summary>
internal sealed class NodeReader(XElement root, IReadOnlySet<string> knownInfo)
{
    private readonly XElement info = root.Info();

    public Guid Key => root.Key();

    public Guid? Parent => info.Element("Parent").OptionalKey();

    public string Type => info.Text("ContentType");

    public string Name => (string?)info.Element("NodeName")?.Attribute("Default") is { Length: > 0 } name ? name : root.Alias();

    public int SortOrder => info.Number("SortOrder");

    public bool Trashed => info.Flag("Trashed");

    /// <summary>uSync writes no time zone: UTC.</summary>
    public DateTime? CreateDate => DateTime.TryParse(
        info.Text("CreateDate"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date)
        ? date
        : null;

    /// <summary>The values without culture or segment.</summary>
    public IReadOnlyDictionary<string, string> Values()
    {
        var values = new Dictionary<string, string>();
        foreach (var property in root.Element("Properties")?.Elements() ?? [])
        {
            if (property.Elements("Value").FirstOrDefault(IsInvariant) is { } value)
            {
                values[property.Name.LocalName] = value.Value;
            }
        }
        return values;
    }

    /// <summary>What this reader leaves aside, in the shape of the file, for the export to put back; null for nothing.</summary>
    public string? Remainder()
    {
        var rest = new XElement(root.Name);
        AddUnlessEmpty(rest, "Info", info.Elements().Where(item => !knownInfo.Contains(item.Name.LocalName) && (item.HasElements || item.HasAttributes || item.Value.Length > 0)));
        AddUnlessEmpty(rest, "Properties", (root.Element("Properties")?.Elements() ?? [])
            .Where(property => property.Elements().Any(value => !IsInvariant(value)))
            .Select(property => new XElement(property.Name, property.Elements().Where(value => !IsInvariant(value)))));
        rest.Add(root.Elements().Where(item => item.Name.LocalName is not ("Info" or "Properties")));
        return rest.HasElements ? rest.ToString(SaveOptions.DisableFormatting) : null;
    }

    private static bool IsInvariant(XElement value) =>
        value.Name == "Value" && string.IsNullOrEmpty((string?)value.Attribute("Culture")) && string.IsNullOrEmpty((string?)value.Attribute("Segment"));

    private static void AddUnlessEmpty(XElement rest, string name, IEnumerable<XElement> items)
    {
        var kept = items.ToList();
        if (kept.Count > 0)
        {
            rest.Add(new XElement(name, kept));
        }
    }
}
