using System.Text.Encodings.Web;
using System.Text.Json;

namespace UsineCitoyenne.Core.Content.Schema;

/// <summary>How definitions are stored.</summary>
internal static class SchemaJson
{
    // Stored, never written into a page: accents stay readable.
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(SchemaDefinition definition) => JsonSerializer.Serialize(definition, definition.GetType(), Options);

    public static SchemaDefinition Read(SchemaKind kind, string json) =>
        (SchemaDefinition)JsonSerializer.Deserialize(json, TypeOf(kind), Options)!;

    private static Type TypeOf(SchemaKind kind) => kind switch
    {
        SchemaKind.Language => typeof(LanguageDefinition),
        SchemaKind.DataType => typeof(DataTypeDefinition),
        SchemaKind.Template => typeof(TemplateDefinition),
        SchemaKind.Dictionary => typeof(DictionaryDefinition),
        SchemaKind.Domain => typeof(DomainDefinition),
        SchemaKind.ContentType or SchemaKind.MediaType or SchemaKind.MemberType => typeof(ContentTypeDefinition),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
