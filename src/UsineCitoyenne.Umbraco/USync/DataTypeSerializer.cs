using System.Text.Json;
using System.Xml.Linq;
using UsineCitoyenne.Core.Content.Schema;
using UsineCitoyenne.Core.Text;

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

    /// <summary>For the report; null when editors will find their field.</summary>
    public static string? Note(SchemaDefinition definition) =>
        definition is DataTypeDefinition { EditorUiAlias: var alias } && !EditorUis.IsKnown(alias)
            ? $"Le back-office n’a pas l’éditeur «\u00A0{alias}\u00A0»\u00A0: les valeurs sont gardées, mais ne s’y modifient pas."
            : null;

    private static string Configuration(XElement root)
    {
        var text = root.Text("Config");
        if (text.Length == 0)
        {
            return "{}";
        }
        try
        {
            using var json = ReadableJson.Parse(text);
            return text;
        }
        catch (JsonException failure)
        {
            throw new FormatException("La configuration (Config) n’est pas du JSON lisible.", failure);
        }
    }
}
