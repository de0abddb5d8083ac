using System.Buffers;
using System.Text;
using System.Text.Json;

namespace UsineCitoyenne.Core.Content.Published;

/// <summary>A rich text is stored as JSON with its markup and blocks; an old one as bare markup.</summary>
internal static class RichText
{
    public static string MarkupOf(string? value)
    {
        if (string.IsNullOrWhiteSpace(value) || !StoredJson.LooksLike(value))
        {
            return value ?? "";
        }
        // Every page does this at each rendering: the markup is copied once, the blocks not at all.
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(value.Length));
        try
        {
            return MarkupOf(bytes.AsSpan(0, Encoding.UTF8.GetBytes(value, bytes)));
        }
        catch (JsonException)
        {
            return value;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private static string MarkupOf(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName)
            {
                continue;
            }
            // Of the value itself: nobody cleaned what is further in.
            var found = reader.CurrentDepth == 1 && reader.ValueTextEquals("markup"u8);
            reader.Read();
            if (found)
            {
                return reader.TokenType == JsonTokenType.String ? reader.GetString()! : "";
            }
            reader.Skip();
        }
        return "";
    }
}
