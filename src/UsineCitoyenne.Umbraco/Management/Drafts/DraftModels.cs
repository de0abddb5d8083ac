using System.Text.Json.Nodes;
using UsineCitoyenne.Core.Content.Schema;
using UsineCitoyenne.Umbraco.Management.Values;

namespace UsineCitoyenne.Umbraco.Management.Drafts;

// A version and a model hold a document's text without being one; the contract gives both the shape of a document.

internal sealed record DocumentTypeReferenceResponseModel(Guid Id, string Icon, ReferenceByIdModel? Collection)
{
    public static DocumentTypeReferenceResponseModel Of(ContentSchema schema, Guid type) => new(
        type, schema.TryGet<ContentTypeDefinition>(type, out var definition) ? definition.Icon : "", null);
}

internal sealed record DocumentValueModel(string? Culture, string? Segment, string Alias, JsonNode? Value);

internal sealed record DocumentValueResponseModel(string? Culture, string? Segment, string Alias, JsonNode? Value, string EditorAlias);

internal sealed record DocumentVariantRequestModel(string? Culture, string? Segment, string Name);

internal sealed record DocumentVariantResponseModel(
    string? Culture, string? Segment, string Name, DateTime CreateDate, DateTime UpdateDate, string State, DateTime? PublishDate,
    DateTime? ScheduledPublishDate, DateTime? ScheduledUnpublishDate, Guid Id, IReadOnlyList<FlagModel> Flags)
{
    public static DocumentVariantResponseModel Draft(Guid id, string name, DateTime created, DateTime updated) =>
        new(null, null, name, created, updated, "Draft", null, null, null, id, []);
}

internal static class DraftValues
{
    /// <summary>Every property of the type, with its value or none.</summary>
    public static IReadOnlyList<DocumentValueResponseModel> ToApi(ContentSchema schema, Guid type, IReadOnlyDictionary<string, string> values) =>
        schema.TryGet<ContentTypeDefinition>(type, out var definition)
            ? [.. schema.PropertiesOf(definition).Select(property =>
            {
                var editor = schema.EditorOf(property);
                return new DocumentValueResponseModel(
                    null, null, property.Alias, PropertyValues.ToApi(editor, values.GetValueOrDefault(property.Alias)), editor);
            })]
            : [];

    /// <summary>As stored; what is no property of the type is passed on as text, for the domain to refuse.</summary>
    public static IReadOnlyDictionary<string, string> ToStored(ContentSchema schema, Guid type, IReadOnlyList<DocumentValueModel> values)
    {
        var editors = schema.TryGet<ContentTypeDefinition>(type, out var definition)
            ? schema.PropertiesOf(definition).ToDictionary(property => property.Alias, schema.EditorOf, StringComparer.OrdinalIgnoreCase)
            : [];
        var stored = new Dictionary<string, string>();
        foreach (var value in values)
        {
            if (PropertyValues.ToStored(editors.GetValueOrDefault(value.Alias, ""), value.Value) is { } text)
            {
                stored[value.Alias] = text;
            }
        }
        return stored;
    }
}
