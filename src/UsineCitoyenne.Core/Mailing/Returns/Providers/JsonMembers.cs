using System.Text.Json;

namespace UsineCitoyenne.Core.Mailing.Returns.Providers;

/// <summary>Members that may be missing, null or of another kind: what a stranger's JSON may always do.</summary>
internal static class JsonMembers
{
    /// <summary>Null when missing or null.</summary>
    public static JsonElement? Member(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null
            ? value : null;

    /// <summary>Null when it is no text, or a very long one.</summary>
    public static string? Text(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.String } value && value.GetString() is { Length: <= 10_000 } text ? text : null;

    public static bool Flag(this JsonElement element, string name) => element.Member(name) is { ValueKind: JsonValueKind.True };

    /// <summary>Empty when it is no list.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];
}
