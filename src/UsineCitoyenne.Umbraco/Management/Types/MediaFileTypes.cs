using System.Text.Json.Nodes;
using UsineCitoyenne.Core.Content.Schema;
using UsineCitoyenne.Core.Media.Uploads;

namespace UsineCitoyenne.Umbraco.Management.Types;

/// <summary>Which media type a file becomes, by its extension: what the data type of <c>umbracoFile</c> takes.</summary>
internal static class MediaFileTypes
{
    private static readonly string[] Pictures =
        [.. FileKind.Common.Where(kind => kind.Family == FileFamily.Picture).SelectMany(kind => kind.Extensions)];

    public static bool IsFolder(ContentSchema schema, ContentTypeDefinition type) => FileOf(schema, type) is null;

    /// <summary>Those that name the extension; if none does, those that take any file. Without extension, all that take a file.</summary>
    public static IReadOnlyCollection<ContentTypeDefinition> For(ContentSchema schema, string? extension)
    {
        var types = schema.All<ContentTypeDefinition>(SchemaKind.MediaType)
            .Select(type => (Type: type, File: FileOf(schema, type))).Where(pair => pair.File is not null)
            .Select(pair => (pair.Type, Extensions: ExtensionsOf(pair.File!))).ToList();
        var wanted = extension?.TrimStart('.').ToLowerInvariant() ?? "";
        if (wanted.Length == 0)
        {
            return [.. types.Select(pair => pair.Type)];
        }
        ContentTypeDefinition[] naming = [.. types.Where(pair => pair.Extensions.Contains(wanted)).Select(pair => pair.Type)];
        return naming.Length > 0 ? naming : [.. types.Where(pair => pair.Extensions.Count == 0).Select(pair => pair.Type)];
    }

    private static DataTypeDefinition? FileOf(ContentSchema schema, ContentTypeDefinition type) =>
        schema.PropertiesOf(type).FirstOrDefault(property => property.Alias == "umbracoFile") is { } property
        && schema.TryGet<DataTypeDefinition>(property.DataType, out var dataType) ? dataType : null;

    // As the uSync files hold them: texts, or objects with a value in older ones.
    private static IReadOnlyCollection<string> ExtensionsOf(DataTypeDefinition dataType) => dataType.EditorAlias == "Umbraco.ImageCropper"
        ? Pictures
        : [.. (DataTypeValues.Read(dataType)?["fileExtensions"] as JsonArray ?? [])
            .Select(item => (item is JsonObject pair ? pair["value"] : item)?.ToString().TrimStart('.').ToLowerInvariant() ?? "")
            .Where(item => item.Length > 0)];
}
