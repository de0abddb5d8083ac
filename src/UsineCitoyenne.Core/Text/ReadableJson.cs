using System.Text.Json;
using System.Text.Json.Nodes;

namespace UsineCitoyenne.Core.Text;

/// <summary>
/// JSON from outside whose every text can be read. The parser itself looks at texts only when asked for one: bytes that are no UTF-8 and
/// the escape of half a character (<c>"\ud83e"</c>, what a cut emoji leaves) pass it, and throw wherever the text is used.
/// </summary>
public static class ReadableJson
{
#pragma warning disable RS0030 // Banned everywhere else, for this class.

    /// <exception cref="JsonException">No JSON, or a text in it that cannot be read.</exception>
    public static JsonDocument Parse(string text, JsonDocumentOptions options = default)
    {
        try
        {
            return Checked(JsonDocument.Parse(text, options));
        }
        catch (ArgumentException failure)
        {
            throw new JsonException("Half a character stands alone.", failure);
        }
    }

    /// <summary>The same, to change; null for the word <c>null</c>.</summary>
    /// <inheritdoc cref="Parse"/>
    public static JsonNode? ParseNode(string text, JsonDocumentOptions options = default)
    {
        using var document = Parse(text, options);
        return JsonNode.Parse(text, documentOptions: options);
    }

    /// <inheritdoc cref="Parse"/>
    public static async Task<JsonDocument> ParseAsync(Stream utf8, JsonDocumentOptions options, CancellationToken cancel) =>
        Checked(await JsonDocument.ParseAsync(utf8, options, cancel));

#pragma warning restore RS0030

    /// <exception cref="JsonException">One of its texts cannot be read.</exception>
    public static void Check(JsonElement element)
    {
        try
        {
            Read(element);
        }
        catch (InvalidOperationException failure)
        {
            throw new JsonException("A text is neither UTF-8 nor a whole escape.", failure);
        }
    }

    private static JsonDocument Checked(JsonDocument document)
    {
        try
        {
            Check(document.RootElement);
            return document;
        }
        catch
        {
            document.Dispose();
            throw;
        }
    }

    private static void Read(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                _ = element.GetString();
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    Read(item);
                }
                break;
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    _ = member.Name;
                    Read(member.Value);
                }
                break;
        }
    }
}
