using System.Text.Json.Nodes;

namespace UsineCitoyenne.Umbraco.Management.Values;

/// <summary>Links of the multi URL picker: a page or a media by its identifier, or any address.</summary>
internal static class PickedLinks
{
    public static JsonNode? ToApi(JsonNode? stored, Func<string, Guid, string>? iconOf = null) =>
        stored is not JsonArray links ? null : new JsonArray([.. links.OfType<JsonObject>().Select(link =>
    {
        var node = Udi.Read(link["udi"]?.ToString());
        return new JsonObject
        {
            ["icon"] = node is var (type, key) ? iconOf?.Invoke(type, key) : "icon-link",
            ["name"] = link["name"]?.DeepClone(),
            ["published"] = null,
            ["queryString"] = link["queryString"]?.DeepClone(),
            ["target"] = link["target"]?.DeepClone(),
            ["trashed"] = null,
            ["type"] = node?.Type ?? "external",
            ["unique"] = node?.Key.ToString(),
            ["url"] = link["url"]?.DeepClone(),
        };
    })]);

    public static JsonNode? ToStored(JsonNode value) => value is not JsonArray links ? null
        : new JsonArray([.. links.OfType<JsonObject>().Select(link =>
    {
        var type = link["type"]?.ToString();
        var isNode = type is "document" or "media" && Guid.TryParse(link["unique"]?.ToString(), out _);
        return new JsonObject
        {
            ["name"] = link["name"]?.DeepClone(),
            ["url"] = isNode ? null : link["url"]?.DeepClone(),
            ["target"] = link["target"]?.ToString() is { Length: > 0 } target ? target : null,
            ["udi"] = isNode ? Udi.Of(type!, Guid.Parse(link["unique"]!.ToString())) : null,
            ["queryString"] = link["queryString"]?.ToString() is { Length: > 0 } query ? query : null,
        };
    })]);
}
