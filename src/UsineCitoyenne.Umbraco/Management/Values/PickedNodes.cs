using System.Text.Json.Nodes;

namespace UsineCitoyenne.Umbraco.Management.Values;

/// <summary>Nodes of the content, member and multi-node pickers, stored as identifiers between commas.</summary>
internal static class PickedNodes
{
    public static JsonNode ToApi(string stored) => new JsonArray([.. stored.Split(',', StringSplitOptions.RemoveEmptyEntries)
        .Select(text => Udi.Read(text.Trim())).OfType<(string Type, Guid Key)>()
        .Select(node => new JsonObject { ["type"] = node.Type, ["unique"] = node.Key.ToString() })]);

    public static string? ToStored(JsonNode value) => value is not JsonArray nodes ? null : string.Join(',', nodes.OfType<JsonObject>()
        .Where(node => Guid.TryParse(node["unique"]?.ToString(), out _))
        .Select(node => Udi.Of(node["type"]?.ToString() ?? "document", Guid.Parse(node["unique"]!.ToString()))));

    public static string? Single(string type, JsonNode value) =>
        Guid.TryParse((value is JsonObject picked ? picked["unique"] ?? picked["id"] : value)?.ToString(), out var key) ? Udi.Of(type, key)
            : null;
}
