using System.Text.Json;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Content.Published;

/// <summary>Reading of values that are JSON themselves.</summary>
internal static class StoredJson
{
    /// <summary>Null when the text is no JSON object or array. Dispose it.</summary>
    public static JsonDocument? Parse(string? text)
    {
        if (!LooksLike(text))
        {
            return null;
        }
        try
        {
            return ReadableJson.Parse(text!);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static bool LooksLike(string? text)
    {
        var start = text.AsSpan().TrimStart();
        return !start.IsEmpty && start[0] is '{' or '[';
    }

    public static string? TextOf(this JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out var value)
            ? value.ValueKind switch
            {
                JsonValueKind.String => value.GetString(),
                JsonValueKind.Null or JsonValueKind.Undefined => null,
                // A number or a flag reads as its text, an object or a list as its JSON.
                _ => value.GetRawText(),
            }
            : null;

    /// <summary>Also reads <c>umb://media/…</c>. Empty when there is none.</summary>
    public static Guid KeyOf(this JsonElement item, string name) => KeyIn(item.TextOf(name));

    /// <summary>A bare key or <c>umb://document/…</c>. Empty when it is neither.</summary>
    public static Guid KeyIn(string? text) =>
        text is not null && Guid.TryParse(text.AsSpan(text.LastIndexOf('/') + 1), out var key) ? key : Guid.Empty;
}
