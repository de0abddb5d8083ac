using System.Text.Encodings.Web;
using System.Text.Json;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Content;

/// <summary>Values of a document or media item by property alias, to and from the JSON that the database holds.</summary>
internal static class DocumentValues
{
    // Stored, never written into a page: accents and markup stay readable and short.
    internal static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(IReadOnlyDictionary<string, string> values) =>
        JsonSerializer.Serialize(values.Values.All(value => ReferenceEquals(value, XmlCharacters.Fit(value)))
            ? values
            : values.ToDictionary(pair => pair.Key, pair => XmlCharacters.Fit(pair.Value)), Json);

    public static Dictionary<string, string> Read(string json) => JsonSerializer.Deserialize<Dictionary<string, string>>(json, Json) ?? [];
}
