using System.Text.Json.Nodes;

namespace UsineCitoyenne.Umbraco.Management.Values;

/// <summary>Values inside blocks are converted by their own editors, however deep.</summary>
internal static class BlockValues
{
    public static JsonNode? ToApi(JsonNode? blocks, Func<string, Guid, string>? iconOf = null) =>
        Convert(blocks, (editor, value) => PropertyValues.ToApi(editor, PropertyValues.Unnested(value), iconOf));

    public static JsonNode? ToStored(JsonNode? blocks) =>
        Convert(blocks, (editor, value) => PropertyValues.Nested(PropertyValues.ToStored(editor, value)));

    private static JsonNode? Convert(JsonNode? blocks, Func<string, JsonNode?, JsonNode?> convert)
    {
        if (blocks is not JsonObject)
        {
            return null;
        }
        var copy = blocks.DeepClone().AsObject();
        foreach (var list in new[] { copy["contentData"], copy["settingsData"] }.OfType<JsonArray>())
        {
            foreach (var value in list.OfType<JsonObject>().SelectMany(item => item["values"] as JsonArray ?? []).OfType<JsonObject>())
            {
                value["value"] = convert(value["editorAlias"]?.ToString() ?? "", value["value"]);
            }
        }
        return copy;
    }
}
