using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using UsineCitoyenne.Core.Content.Published;

namespace UsineCitoyenne.Core.Content.Validation;

/// <summary>What counts as nothing: no text, an empty list, a rich text without a word or picture, a file without address.</summary>
internal static partial class EmptyValue
{
    public static bool Is(string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return true;
        }
        using var json = StoredJson.Parse(value);
        return json is null ? !HasWords(value) : Is(json.RootElement);
    }

    private static bool Is(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.GetArrayLength() == 0,
        JsonValueKind.Object when value.TryGetProperty("markup", out _) => !HasWords(value.TextOf("markup") ?? ""),
        JsonValueKind.Object when value.TryGetProperty("contentData", out var blocks) => blocks.ValueKind != JsonValueKind.Array
            || blocks.GetArrayLength() == 0,
        JsonValueKind.Object when value.TryGetProperty("src", out _) => string.IsNullOrEmpty(value.TextOf("src")),
        JsonValueKind.Object => !value.EnumerateObject().Any(),
        _ => false,
    };

    private static bool HasWords(string markup) =>
        markup.Contains("<img", StringComparison.OrdinalIgnoreCase) || markup.Contains("<iframe", StringComparison.OrdinalIgnoreCase)
        || markup.Contains("<umb-rte-block", StringComparison.OrdinalIgnoreCase)
        || !string.IsNullOrWhiteSpace(WebUtility.HtmlDecode(Tag().Replace(markup, "")));

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
