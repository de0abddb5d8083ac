using System.Text.Json.Serialization;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Content.History;
using UsineCitoyenne.Core.Content.References;
using UsineCitoyenne.Core.Content.Schema;

namespace UsineCitoyenne.Umbraco.Management.Media;

/// <summary>A document or media item that names another, with the discriminator by which the client draws it.</summary>
internal sealed record ReferrerModel(
    [property: JsonPropertyName("$type")] string Type, Guid Id, string Name,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? Published,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ReferrerTypeModel? DocumentType,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ReferrerTypeModel? MediaType,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ReferrerVariantModel>? Variants)
{
    public static PagedModel<ReferrerModel> Paged(ContentSchema schema, Page<Referrer> page) =>
        new(page.Total, [.. page.Items.Select(referrer => Of(schema, referrer))]);

    private static ReferrerModel Of(ContentSchema schema, Referrer referrer)
    {
        schema.TryGet<ContentTypeDefinition>(referrer.TypeKey, out var definition);
        var type = new ReferrerTypeModel(referrer.TypeKey, definition?.Icon, referrer.Type, definition?.Name);
        return referrer.Kind == NodeKind.Media
            ? new ReferrerModel("MediaReferenceResponseModel", referrer.Key, referrer.Name, null, null, type, null)
            : new ReferrerModel(
                "DocumentReferenceResponseModel", referrer.Key, referrer.Name, referrer.IsPublished, type, null,
                [new ReferrerVariantModel(referrer.Name, null, referrer.Key, [], referrer.IsPublished ? "Published" : "Draft")]);
    }
}

internal sealed record ReferrerTypeModel(Guid Id, string? Icon, string Alias, string? Name);

internal sealed record ReferrerVariantModel(string Name, string? Culture, Guid Id, IReadOnlyList<FlagModel> Flags, string State);
