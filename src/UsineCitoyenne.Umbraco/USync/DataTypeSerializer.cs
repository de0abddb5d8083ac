using System.Text.Json;
using System.Xml.Linq;
using UsineCitoyenne.Core.Content.Schema;

namespace UsineCitoyenne.Umbraco.USync;

internal static class DataTypeSerializer
{
    public static DataTypeDefinition Read(XElement root)
    {
        var info = root.Info();
        if (info.Text("EditorAlias").Length == 0)
        {
            throw new FormatException("L’éditeur (EditorAlias) manque.");
        }
        return new DataTypeDefinition(
            root.Key(), root.Alias(), info.Text("Name"), info.Text("EditorAlias"), info.Text("EditorUIAlias"), Configuration(root));
    }

    private static string Configuration(XElement root)
    {
        var text = root.Text("Config");
        if (text.Length == 0)
        {
            return "{}";
        }
        try
        {
            using var json = JsonDocument.Parse(text);
            return text;
        }
        catch (JsonException failure)
        {
            throw new FormatException("La configuration (Config) n’est pas du JSON lisible.", failure);
        }
    }
}
