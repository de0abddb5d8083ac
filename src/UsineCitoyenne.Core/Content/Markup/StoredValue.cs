using System.Text.Json;
using System.Text.Json.Nodes;
using UsineCitoyenne.Core.Content.Published;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Content.Markup;

/// <summary>A value that is JSON itself, to change.</summary>
internal static class StoredValue
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <returns>Null when it is no JSON. Of a name written twice, the last: pages read that one.</returns>
    public static JsonNode? Read(string value, out bool changed)
    {
        changed = false;
        if (!StoredJson.LooksLike(value))
        {
            return null;
        }
        try
        {
            return ReadableJson.ParseNode(value, Strict);
        }
        catch (JsonException)
        {
            changed = true;
            using var lenient = StoredJson.Parse(value);
            return lenient is null ? null : Copy(lenient.RootElement);
        }
    }

    private static JsonNode? Copy(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => Object(element),
        JsonValueKind.Array => new JsonArray([.. element.EnumerateArray().Select(Copy)]),
        JsonValueKind.Null => null,
        _ => JsonValue.Create(element.Clone()),
    };

    private static JsonObject Object(JsonElement element)
    {
        var copy = new JsonObject();
        foreach (var property in element.EnumerateObject())
        {
            copy[property.Name] = Copy(property.Value);
        }
        return copy;
    }
}
