using System.Text.Json.Serialization;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Content.History;
using UsineCitoyenne.Core.Content.References;
using UsineCitoyenne.Core.Content.Schema;
using UsineCitoyenne.Umbraco.Management.Documents;

namespace UsineCitoyenne.Umbraco.Management.References;

/// <summary>Who refers to a node, as the client tells documents and media apart: by <c>$type</c>.</summary>
internal static class ReferenceModels
{
    public static PagedModel<object> Of(Page<Referrer> page, ContentSchema schema) =>
        new(page.Total, [.. page.Items.Select(item => Of(item, schema))]);

    public static PagedModel<ReferenceByIdModel> Of(Page<Guid> page) =>
        new(page.Total, [.. page.Items.Select(key => new ReferenceByIdModel(key))]);

    private static object Of(Referrer item, ContentSchema schema)
    {
        var type = new TrackedReferenceTypeModel(item.TypeKey, null, item.Type, null);
        if (schema.TryGet<ContentTypeDefinition>(item.TypeKey, out var definition))
        {
            type = type with { Icon = definition.Icon, Name = definition.Name };
        }
        return item.Kind == NodeKind.Document
            ? new DocumentReferenceResponseModel(
                "DocumentReferenceResponseModel", item.Key, item.Name, item.IsPublished, type,
                [new DocumentVariantItemResponseModel(item.Name, null, item.Key, [], item.IsPublished ? "Published" : "Draft")])
            : new MediaReferenceResponseModel("MediaReferenceResponseModel", item.Key, item.Name, type);
    }
}

internal sealed record TrackedReferenceTypeModel(Guid Id, string? Icon, string? Alias, string? Name);

internal sealed record DocumentReferenceResponseModel(
    [property: JsonPropertyName("$type")] string Type, Guid Id, string Name, bool Published, TrackedReferenceTypeModel DocumentType,
    IReadOnlyList<DocumentVariantItemResponseModel> Variants);

internal sealed record MediaReferenceResponseModel(
    [property: JsonPropertyName("$type")] string Type, Guid Id, string Name, TrackedReferenceTypeModel MediaType);
