using System.Text.Json.Nodes;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Content.Schema;
using UsineCitoyenne.Umbraco.Management.Values;

namespace UsineCitoyenne.Umbraco.Management.Media;

/// <summary>
/// Values of a media item, as they are stored and as the client edits them; and the file that was just sent, which it names among them.
/// </summary>
internal static class MediaValues
{
    private const string File = "umbracoFile";

    public static ContentTypeDefinition TypeOf(ContentSchema schema, Guid key) =>
        schema.TryGet<ContentTypeDefinition>(key, out var type) && type.Kind == SchemaKind.MediaType
            ? type
            : throw new ContentException("Ce type de média n’existe pas ou n’existe plus.");

    public static IReadOnlyList<MediaValueResponseModel> ToApi(
        ContentSchema schema, Guid mediaType, IReadOnlyDictionary<string, string> stored)
    {
        if (!schema.TryGet<ContentTypeDefinition>(mediaType, out var type))
        {
            return [];
        }
        return
        [
            .. schema.PropertiesOf(type).Where(property => stored.ContainsKey(property.Alias)).Select(property =>
                new MediaValueResponseModel(
                    null, null, property.Alias, PropertyValues.ToApi(schema.EditorOf(property), stored[property.Alias]),
                    schema.EditorOf(property))),
        ];
    }

    /// <returns>By alias, without those that the type has not; and the key of the file that was sent, if any.</returns>
    public static (IReadOnlyDictionary<string, string> Values, Guid? Upload) ToStored(
        ContentSchema schema, ContentTypeDefinition type, IReadOnlyList<MediaValueModel> sent)
    {
        var values = new Dictionary<string, string>();
        foreach (var property in schema.PropertiesOf(type))
        {
            if (PropertyValues.ToStored(schema.EditorOf(property), sent.FirstOrDefault(value => value.Alias == property.Alias)
                ?.Value) is { } stored)
            {
                values[property.Alias] = stored;
            }
        }
        var file = sent.FirstOrDefault(value => value.Alias == File)?.Value as JsonObject;
        return (values, Guid.TryParse(file?["temporaryFileId"]?.ToString(), out var upload) ? upload : null);
    }

    /// <summary>As <see cref="ToStored"/>, for the checks: a file counts when it was sent or is there, not its focal point alone.</summary>
    public static IReadOnlyDictionary<string, string> ToCheck(
        ContentSchema schema, ContentTypeDefinition type, IReadOnlyList<MediaValueModel> sent)
    {
        var (values, upload) = ToStored(schema, type, sent);
        var source = sent.FirstOrDefault(value => value.Alias == File)?.Value switch
        {
            JsonObject file => file["src"]?.ToString(),
            JsonValue text => text.ToString(),
            _ => null,
        };
        var kept = values.Where(pair => pair.Key != File).ToDictionary();
        if (upload is not null || !string.IsNullOrEmpty(source))
        {
            kept[File] = upload?.ToString("N") ?? source!;
        }
        return kept;
    }
}
