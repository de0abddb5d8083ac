using System.Globalization;
using System.Xml.Linq;

namespace UsineCitoyenne.Umbraco.USync;

/// <summary>
/// What content and media files have in common. This site keeps one language: of content that varies by culture it takes the
/// default language, or the first that the file has. The others stay in the file that is kept for the export.
/// </summary>
internal sealed class NodeReader
{
    private readonly XElement root;
    private readonly XElement info;

    public NodeReader(XElement root, string defaultLanguage)
    {
        this.root = root;
        info = root.Info();
        Cultures = [.. (info.Element("NodeName")?.Elements("Name") ?? []).Select(CultureOf).Where(culture => culture.Length > 0)];
        Culture = Cultures.Contains(defaultLanguage, StringComparer.OrdinalIgnoreCase) ? defaultLanguage : Cultures.FirstOrDefault() ?? "";
    }

    public IReadOnlyList<string> Cultures { get; }

    /// <summary>The one that is read; empty for content that does not vary.</summary>
    public string Culture { get; }

    public Guid Key => root.Key();

    public Guid? Parent => info.Element("Parent").OptionalKey();

    public string Type => info.Text("ContentType");

    public string Name => new[] { Picked(info.Element("NodeName"), "Name")?.Value, (string?)info.Element("NodeName")?.Attribute("Default") }
        .FirstOrDefault(name => !string.IsNullOrWhiteSpace(name)) ?? root.Alias();

    public int SortOrder => info.Number("SortOrder");

    public bool Trashed => info.Flag("Trashed");

    public bool Published => USyncXml.IsTrue(
        Picked(info.Element("Published"), "Published")?.Value ?? (string?)info.Element("Published")?.Attribute("Default"));

    /// <summary>uSync writes no time zone: UTC.</summary>
    public DateTime? CreateDate => DateTime.TryParse(
        info.Text("CreateDate"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
        out var date)
        ? date
        : null;

    /// <summary>The values without segment, in the language that is read or in none.</summary>
    public IReadOnlyDictionary<string, string> Values()
    {
        var values = new Dictionary<string, string>();
        foreach (var property in root.Element("Properties")?.Elements() ?? [])
        {
            if (property.Elements("Value").Where(IsRead).OrderBy(value => CultureOf(value).Length).FirstOrDefault() is { } value)
            {
                values[property.Name.LocalName] = value.Value;
            }
        }
        return values;
    }

    /// <summary>What is kept in the file without being shown, for the report; null for nothing.</summary>
    public string? Note()
    {
        var notes = new List<string>();
        if (Cultures.Where(culture => !culture.Equals(Culture, StringComparison.OrdinalIgnoreCase)).ToList() is { Count: > 0 } others)
        {
            notes.Add($"Le site a une seule langue\u00A0: {Culture} est lu, le reste est gardé pour l’export "
                + $"({string.Join(", ", others)}).");
        }
        if ((root.Element("Properties")?.Elements().Elements("Value") ?? [])
            .Any(value => !string.IsNullOrEmpty((string?)value.Attribute("Segment"))))
        {
            notes.Add("Les segments sont gardés pour l’export, mais pas affichés.");
        }
        return notes.Count > 0 ? string.Join(' ', notes) : null;
    }

    private XElement? Picked(XElement? list, string name) => Culture.Length == 0
        ? null
        : list?.Elements(name).FirstOrDefault(item => CultureOf(item).Equals(Culture, StringComparison.OrdinalIgnoreCase));

    private bool IsRead(XElement value) => string.IsNullOrEmpty((string?)value.Attribute("Segment"))
        && (CultureOf(value).Length == 0 || CultureOf(value).Equals(Culture, StringComparison.OrdinalIgnoreCase));

    private static string CultureOf(XElement item) => (string?)item.Attribute("Culture") ?? "";
}
