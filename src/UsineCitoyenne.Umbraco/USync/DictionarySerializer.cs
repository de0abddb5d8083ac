using System.Xml.Linq;
using UsineCitoyenne.Core.Content.Schema;

namespace UsineCitoyenne.Umbraco.USync;

internal static class DictionarySerializer
{
    public static DictionaryDefinition Read(XElement root)
    {
        var translations = new Dictionary<string, string>();
        foreach (var translation in root.Element("Translations")?.Elements("Translation") ?? [])
        {
            translations[(string?)translation.Attribute("Language") ?? ""] = translation.Value;
        }
        return new DictionaryDefinition(
            root.Key(), root.Alias(), root.Alias(), root.Element("Info").Text("Parent") is { Length: > 0 } parent ? parent : null, translations);
    }
}
