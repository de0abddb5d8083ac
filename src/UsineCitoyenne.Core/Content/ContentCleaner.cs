using System.Text.Json.Nodes;
using UsineCitoyenne.Core.Content.Markup;
using UsineCitoyenne.Core.Content.Published;
using UsineCitoyenne.Core.Content.Schema;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Content;

/// <summary>
/// Cleans every rich text among the values of a document, those inside blocks too, whoever wrote them. What a value is, the schema says:
/// never the value.
/// </summary>
internal static class ContentCleaner
{
    /// <summary>The same dictionary when all was clean.</summary>
    public static IReadOnlyDictionary<string, string> Clean(
        ContentSchema schema, ContentTypeDefinition type, IReadOnlyDictionary<string, string> values)
    {
        Dictionary<string, string>? cleaned = null;
        foreach (var property in schema.PropertiesOf(type))
        {
            if (values.TryGetValue(property.Alias, out var value) && Clean(schema, schema.EditorOf(property), value) is var clean
                && clean != value)
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

    /// <summary>One value of an editor that the schema names; null for a property that no type knows, which may then be anything.</summary>
    private static string Clean(ContentSchema schema, string? editor, string value)
    {
        var mayBeMarkup = editor is null || EditorKinds.IsRichText(editor);
        if (!mayBeMarkup && !EditorKinds.HoldsBlocks(editor!))
        {
            return value;
        }
        if (StoredValue.Read(value, out var changed) is { } json)
        {
            changed |= mayBeMarkup && CleanMarkup(json);
            changed |= CleanBlocks(schema, json);
            return changed ? json.ToJsonString(DocumentValues.Json) : value;
        }
        if (!mayBeMarkup)
        {
            return value;
        }
        // Pages read the markup of broken JSON as far as it goes: it is kept as what they would show.
        var shown = RichText.MarkupOf(value);
        return HtmlCleaner.Clean(shown) is var clean && shown == value ? clean
            : new JsonObject { ["markup"] = clean }.ToJsonString(DocumentValues.Json);
    }

    private static bool CleanMarkup(JsonNode value)
    {
        if (value is not JsonObject text || text["markup"] is not JsonValue found || !found.TryGetValue<string>(out var markup))
        {
            return false;
        }
        var clean = HtmlCleaner.Clean(markup);
        text["markup"] = clean;
        return clean != markup;
    }

    private static bool CleanBlocks(ContentSchema schema, JsonNode value)
    {
        var changed = false;
        // A rich text keeps its blocks one step further in.
        foreach (var holder in new[] { value as JsonObject, (value as JsonObject)?["blocks"] as JsonObject }.OfType<JsonObject>())
        {
            foreach (var element in Items(holder["contentData"]).Concat(Items(holder["settingsData"])))
            {
                var type = Guid.TryParse(element["contentTypeKey"]?.ToString(), out var key)
                    && schema.TryGet<ContentTypeDefinition>(key, out var found) ? found : null;
                var properties = type is null ? [] : schema.PropertiesOf(type);
                foreach (var item in Items(element["values"]))
                {
                    var alias = item["alias"]?.ToString();
                    var property = properties.FirstOrDefault(property => property.Alias == alias);
                    changed |= CleanItem(schema, property is null ? null : schema.EditorOf(property), item);
                }
            }
        }
        return changed;
    }

    // Editors keep a value as text, or as the object that the text would be.
    private static bool CleanItem(ContentSchema schema, string? editor, JsonObject item)
    {
        if (item["value"] is not { } value)
        {
            return false;
        }
        var isText = value is JsonValue plain && plain.TryGetValue<string>(out _);
        var before = isText ? value.GetValue<string>() : value.ToJsonString(DocumentValues.Json);
        var after = Clean(schema, editor, before);
        if (after == before)
        {
            return false;
        }
        item["value"] = isText ? after : ReadableJson.ParseNode(after);
        return true;
    }

    private static IEnumerable<JsonObject> Items(JsonNode? list) => (list as JsonArray ?? []).OfType<JsonObject>();
}
