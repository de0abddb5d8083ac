using System.Globalization;
using System.Xml.Linq;

namespace UsineCitoyenne.Umbraco.USync;

/// <summary>Reading of what every uSync file is made of. Each failure is a <see cref="FormatException"/> in French.</summary>
internal static class USyncXml
{
    public static Guid Key(this XElement item) => Guid.TryParse((string?)item.Attribute("Key"), out var key) && key != Guid.Empty
        ? key
        : throw new FormatException($"La clé (Key) de «\u00A0{item.Name}\u00A0» manque ou n’est pas un identifiant.");

    public static string Alias(this XElement item) => (string?)item.Attribute("Alias") is { Length: > 0 } alias
        ? alias
        : throw new FormatException($"L’alias de «\u00A0{item.Name}\u00A0» manque.");

    public static XElement Info(this XElement item) =>
        item.Element("Info") ?? throw new FormatException("L’élément «\u00A0Info\u00A0» manque.");

    public static string Text(this XElement? parent, string name) => ((string?)parent?.Element(name))?.Trim() ?? "";

    public static bool Flag(this XElement? parent, string name) => IsTrue(parent.Text(name));

    public static bool IsTrue(string? text) => string.Equals(text?.Trim(), "true", StringComparison.OrdinalIgnoreCase)
        || text?.Trim() == "1";

    public static int Number(this XElement? parent, string name) =>
        int.TryParse(parent.Text(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : 0;

    public static Guid KeyIn(this XElement? parent, string name) => Guid.TryParse(parent.Text(name), out var key)
        ? key
        : throw new FormatException($"L’élément «\u00A0{name}\u00A0» manque ou n’est pas un identifiant.");

    /// <summary>Null for an absent, empty or all-zero key.</summary>
    public static Guid? OptionalKey(this XElement? item) =>
        Guid.TryParse((string?)item?.Attribute("Key"), out var key) && key != Guid.Empty ? key : null;

    public static IReadOnlyList<Guid> Keys(this XElement? list, string name) =>
        [.. (list?.Elements(name) ?? [])
            .OrderBy(item => int.TryParse((string?)item.Attribute("SortOrder"), CultureInfo.InvariantCulture, out var order) ? order : 0)
            .Select(item => item.Key())];
}
