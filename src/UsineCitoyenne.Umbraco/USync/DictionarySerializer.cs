using System.Globalization;
using System.Xml.Linq;
using UsineCitoyenne.Core.Content.Schema;
using UsineCitoyenne.Umbraco.USync.Text;

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
            root.Key(), root.Alias(), root.Alias(), root.Element("Info").Text("Parent") is { Length: > 0 } parent ? parent
                : null, translations);
    }

    /// <param name="level">0 at the root.</param>
    public static void Write(XmlTextElement root, DictionaryDefinition now, int level)
    {
        root.SetAttribute("Alias", now.Alias);
        var info = root.Ensure("Info");
        if (info.Element("Parent")?.Value.Trim() != now.ParentAlias)
        {
            root.SetAttribute("Level", level.ToString(CultureInfo.InvariantCulture));
        }
        if (now.ParentAlias is not null)
        {
            info.Ensure("Parent").SetTrimmed(now.ParentAlias);
        }
        else if (info.Element("Parent") is { } parent)
        {
            info.Remove(parent);
        }
        var translations = root.Ensure("Translations", "Info");
        foreach (var gone in translations.Elements.Where(item => !now.Translations.ContainsKey(item.Attribute("Language") ?? "")).ToList())
        {
            translations.Remove(gone);
        }
        foreach (var (language, text) in now.Translations)
        {
            var translation = translations.Elements.FirstOrDefault(item => item.Attribute("Language") == language)
                ?? translations.Add("Translation");
            translation.SetAttribute("Language", language);
            translation.SetText(text);
        }
    }

    public static XmlTextFile New(DictionaryDefinition now) => XmlTextFile.New($"""
        <Dictionary Key="{now.Key}" Alias="" Level="0">
          <Info />
          <Translations />
        </Dictionary>
        """);
}
