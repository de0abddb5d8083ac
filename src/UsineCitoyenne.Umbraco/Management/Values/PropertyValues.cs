using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Umbraco.Management.Values;

/// <summary>
/// A property's value as it is stored (a text, as uSync files hold it) and as the back office edits it (JSON), by the alias of
/// the property editor. An editor unknown here keeps its text as it is.
/// </summary>
internal static class PropertyValues
{
    // Stored, never written into a page: accents and markup stay readable and short.
    private static readonly JsonSerializerOptions Stored = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="iconOf">The icon of a linked document or media, by its type and key; null when nobody draws it.</param>
    /// <returns>Null for no value.</returns>
    public static JsonNode? ToApi(string editor, string? stored, Func<string, Guid, string>? iconOf = null)
    {
        if (string.IsNullOrEmpty(stored))
        {
            return editor == "Umbraco.TrueFalse" ? false : null;
        }
        return editor switch
        {
            "Umbraco.TrueFalse" => stored is "1" or "true" or "True",
            "Umbraco.Integer" => long.TryParse(stored, CultureInfo.InvariantCulture, out var whole) ? whole : null,
            "Umbraco.Decimal" => decimal.TryParse(stored, CultureInfo.InvariantCulture, out var number) ? number : null,
            "Umbraco.MultipleTextstring" => Texts(stored.Split('\n').Select(line => line.TrimEnd('\r'))),
            "Umbraco.DropDown.Flexible" or "Umbraco.CheckBoxList" => Parse(stored) as JsonArray ?? Texts([stored]),
            "Umbraco.Tags" => Parse(stored) as JsonArray ?? Texts(stored.Split(',')),
            "Umbraco.ContentPicker" or "Umbraco.MediaPicker" or "Umbraco.MemberPicker" or "Umbraco.UserPicker" =>
                Udi.Read(stored) is var (_, key) ? key.ToString() : stored,
            "Umbraco.MultiNodeTreePicker" => PickedNodes.ToApi(stored),
            "Umbraco.MultiUrlPicker" => PickedLinks.ToApi(Parse(stored), iconOf),
            "Umbraco.UploadField" => Parse(stored) as JsonObject ?? new JsonObject { ["src"] = stored },
            "Umbraco.ImageCropper" => Picture(Parse(stored) as JsonObject ?? new JsonObject { ["src"] = stored }),
            "Umbraco.BlockList" or "Umbraco.BlockGrid" or "Umbraco.SingleBlock" => BlockValues.ToApi(Parse(stored), iconOf),
            "Umbraco.RichText" =>
                RichText(Parse(stored) ?? new JsonObject { ["markup"] = stored }, blocks => BlockValues.ToApi(blocks, iconOf)),
            "Umbraco.MediaPicker3" or "Umbraco.ColorPicker" or "Umbraco.Slider" or "Umbraco.MemberGroupPicker" or "Umbraco.Plain.Json"
                or "Umbraco.DateOnly" or "Umbraco.TimeOnly" or "Umbraco.DateTimeUnspecified" or "Umbraco.DateTimeWithTimeZone" =>
                Parse(stored) ?? stored,
            _ => stored,
        };
    }

    /// <returns>Null for no value: the property is then left out.</returns>
    public static string? ToStored(string editor, JsonNode? value) => value switch
    {
        null => null,
        JsonArray { Count: 0 } => null,
        _ => editor switch
        {
            "Umbraco.TrueFalse" => value.GetValueKind() == JsonValueKind.True || value.ToString() is "1" or "true" ? "1" : "0",
            "Umbraco.MultipleTextstring" when value is JsonArray lines => string.Join('\n', lines.Select(line => line?.ToString() ?? "")),
            "Umbraco.ContentPicker" => PickedNodes.Single("document", value),
            "Umbraco.MemberPicker" => PickedNodes.Single("member", value),
            "Umbraco.MultiNodeTreePicker" => PickedNodes.ToStored(value),
            "Umbraco.MultiUrlPicker" => PickedLinks.ToStored(value)?.ToJsonString(Stored),
            "Umbraco.UploadField" => value is JsonObject file ? file["src"]?.ToString() : value.ToString(),
            "Umbraco.BlockList" or "Umbraco.BlockGrid" or "Umbraco.SingleBlock" => BlockValues.ToStored(value)?.ToJsonString(Stored),
            "Umbraco.RichText" => value is JsonObject ? RichText(value, BlockValues.ToStored).ToJsonString(Stored) : value.ToString(),
            _ => value is JsonValue plain && plain.GetValueKind() == JsonValueKind.String ? plain.GetValue<string>() is { Length: > 0 } text
                ? text : null
                : value.ToJsonString(Stored),
        },
    };

    /// <summary>What a value inside a block is stored as: its text when it is one, its JSON when it is that.</summary>
    internal static JsonNode? Nested(string? stored) => Parse(stored) is JsonObject or JsonArray ? Parse(stored) : stored;

    internal static string? Unnested(JsonNode? node) => node switch
    {
        null => null,
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        _ => node.ToJsonString(Stored),
    };

    private static JsonNode RichText(JsonNode value, Func<JsonNode?, JsonNode?> blocks)
    {
        var copy = value.DeepClone().AsObject();
        copy["markup"] ??= "";
        copy["blocks"] = blocks(copy["blocks"]) ?? new JsonObject
        {
            ["layout"] = new JsonObject(),
            ["contentData"] = new JsonArray(),
            ["settingsData"] = new JsonArray(),
            ["expose"] = new JsonArray(),
        };
        return copy;
    }

    // The client runs through the crops without asking whether there are any.
    private static JsonObject Picture(JsonObject picture)
    {
        picture["crops"] ??= new JsonArray();
        // The centre is where none was chosen.
        if (picture["focalPoint"] is JsonObject point && IsMiddle(point["left"]) && IsMiddle(point["top"]))
        {
            picture["focalPoint"] = null;
        }
        return picture;
    }

    private static bool IsMiddle(JsonNode? part) => part is JsonValue value && value.TryGetValue<double>(out var at) && at == 0.5;

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);

    private static JsonNode? Parse(string? stored)
    {
        if (stored is null || stored.TrimStart() is not ['{' or '[', ..])
        {
            return null;
        }
        try
        {
            return ReadableJson.ParseNode(stored);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
