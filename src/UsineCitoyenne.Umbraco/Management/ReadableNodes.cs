using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Umbraco.Management;

/// <summary>
/// Values that a body holds as they are: refused with the body when a text in them cannot be read, not where they are used.
/// </summary>
internal sealed class ReadableNodes : JsonConverter<JsonNode>
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public override JsonNode? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var element = JsonElement.ParseValue(ref reader);
        ReadableJson.Check(element);
        return ReadableJson.ParseNode(element.GetRawText(), Strict);
    }

    public override void Write(Utf8JsonWriter writer, JsonNode value, JsonSerializerOptions options) => value.WriteTo(writer, options);
}
