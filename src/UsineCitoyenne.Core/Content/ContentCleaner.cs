using System.Text.Json;
using System.Text.Json.Nodes;
using UsineCitoyenne.Core.Content.Published;
using UsineCitoyenne.Core.Content.Schema;

namespace UsineCitoyenne.Core.Content;

/// <summary>Cleans every rich text among the values of a document, those inside blocks too, before it goes online.</summary>
internal static class ContentCleaner
{
    private static readonly HashSet<string> RichTextEditors = ["Umbraco.RichText", "Umbraco.TinyMCE", "Umbraco.MarkdownEditor"];
    private static readonly HashSet<string> BlockEditors = ["Umbraco.BlockList", "Umbraco.BlockGrid", "Umbraco.SingleBlock"];

    /// <summary>The same dictionary when all was clean.</summary>
    public static IReadOnlyDictionary<string, string> Clean(
        ContentSchema schema, ContentTypeDefinition type, IReadOnlyDictionary<string, string> values)
    {
        Dictionary<string, string>? cleaned = null;
        foreach (var property in schema.PropertiesOf(type))
        {
            if (values.TryGetValue(property.Alias, out var value) && CleanValue(schema.EditorOf(property), value) is var clean && clean != value)
            {
                cleaned ??= new Dictionary<string, string>(values);
                cleaned[property.Alias] = clean;
            }
        }
        return cleaned ?? values;
    }

    public static string Clean(ContentSchema schema, ContentTypeDefinition type, string values)
    {
        var read = DocumentValues.Read(values);
        var clean = Clean(schema, type, read);
        return ReferenceEquals(read, clean) ? values : DocumentValues.Write(clean);
    }

    private static string CleanValue(string editor, string value)
    {
        if (!RichTextEditors.Contains(editor) && !BlockEditors.Contains(editor))
        {
            return value;
        }
        if (StoredJson.LooksLike(value))
        {
            try
            {
                var json = JsonNode.Parse(value);
                return CleanNode(json) ? json!.ToJsonString(DocumentValues.Json) : value;
            }
            catch (JsonException)
            {
                // No JSON after all: a text that begins with a bracket.
            }
        }
        return RichTextEditors.Contains(editor) ? HtmlCleaner.Clean(value) : value;
    }

    private static bool CleanNode(JsonNode? node)
    {
        var changed = false;
        if (node is JsonArray array)
        {
            foreach (var item in array)
            {
                changed |= CleanNode(item);
            }
        }
        else if (node is JsonObject item)
        {
            // « markup » of a rich text; « value » of a block's property when its editor keeps it as a string.
            changed |= Replace(item, "markup", HtmlCleaner.Clean);
            if (item["editorAlias"] is JsonValue alias && alias.TryGetValue<string>(out var editor))
            {
                changed |= Replace(item, "value", value => CleanValue(editor, value));
            }
            foreach (var (_, inner) in item)
            {
                changed |= CleanNode(inner);
            }
        }
        return changed;
    }

    private static bool Replace(JsonObject item, string name, Func<string, string> clean)
    {
        if (item[name] is not JsonValue found || !found.TryGetValue<string>(out var text) || clean(text) is not { } result || result == text)
        {
            return false;
        }
        item[name] = result;
        return true;
    }
}
