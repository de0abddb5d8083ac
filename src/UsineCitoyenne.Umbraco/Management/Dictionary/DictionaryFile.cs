using System.Text;
using System.Xml;
using System.Xml.Linq;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Content.Schema;
using UsineCitoyenne.Core.Files;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Umbraco.Management.Dictionary;

/// <summary>Umbraco's <c>.udt</c> file: <c>DictionaryItem@Key,Name(Value@LanguageCultureAlias, DictionaryItem…)</c>.</summary>
internal static class DictionaryFile
{
    private const string Item = "DictionaryItem";

    /// <param name="all">Where to look for what is below; empty for the item alone.</param>
    public static byte[] Write(DictionaryDefinition item, IReadOnlyList<DictionaryDefinition> all) =>
        Encoding.UTF8.GetBytes(new XDocument(Element(item, all, [])).ToString());

    /// <param name="languages">Those of the site: texts in others stay in the file.</param>
    /// <returns>Those above before those below.</returns>
    /// <exception cref="ContentException">It is no such file.</exception>
    public static IReadOnlyList<DictionaryDefinition> Read(string path, IReadOnlyCollection<string> languages, CancellationToken cancel)
    {
        try
        {
            using var file = File.OpenRead(path);
            var root = SafeXml.Load(file, new XmlLimits(), cancel: cancel).Root!;
            return [.. (root.Name == Item ? [root] : root.Elements(Item)).SelectMany(item => Read(item, null, languages))];
        }
        catch (XmlException)
        {
            throw Unreadable();
        }
    }

    private static XElement Element(DictionaryDefinition item, IReadOnlyList<DictionaryDefinition> all, HashSet<Guid> written) => new(
        Item, new XAttribute("Key", item.Key), new XAttribute("Name", XmlCharacters.Fit(item.Alias)),
        item.Translations.Select(
            text => new XElement("Value", new XAttribute("LanguageCultureAlias", text.Key), new XCData(XmlCharacters.Fit(text.Value)))),
        written.Add(item.Key)
            ? all.Where(below => item.Alias.Equals(below.ParentAlias, StringComparison.OrdinalIgnoreCase))
            .Select(below => Element(below, all, written))
            : null);

    private static IEnumerable<DictionaryDefinition> Read(XElement item, string? above, IReadOnlyCollection<string> languages)
    {
        if (!Guid.TryParse((string?)item.Attribute("Key"), out var key) || (string?)item.Attribute("Name") is not { Length: > 0 } name)
        {
            throw Unreadable();
        }
        var texts = item.Elements("Value")
            .Where(text => languages.Contains((string?)text.Attribute("LanguageCultureAlias") ?? "", StringComparer.OrdinalIgnoreCase))
            .DistinctBy(text => (string?)text.Attribute("LanguageCultureAlias"))
            .ToDictionary(text => (string)text.Attribute("LanguageCultureAlias")!, text => text.Value);
        return item.Elements(Item).SelectMany(below => Read(below, name, languages))
            .Prepend(new DictionaryDefinition(key, name, name, above, texts));
    }

    private static ContentException Unreadable() =>
        new("Ce fichier n’est pas un export de textes\u00A0: il finit par «\u00A0.udt\u00A0» et vient de cette section.");
}
