using System.Text.Json.Nodes;
using UsineCitoyenne.Core.Content.Library;
using UsineCitoyenne.Core.Content.Schema;

namespace UsineCitoyenne.Umbraco.Management.Media;

// What the answers about media have in common.

/// <param name="Collection">Data type of the grid that shows what a folder holds.</param>
internal sealed record MediaTypeReferenceResponseModel(Guid Id, string Icon, ReferenceByIdModel? Collection)
{
    public static MediaTypeReferenceResponseModel Of(ContentSchema schema, MediaCard card)
    {
        schema.TryGet<ContentTypeDefinition>(card.MediaTypeKey, out var type);
        return new MediaTypeReferenceResponseModel(card.MediaTypeKey, type?.Icon ?? "", ReferenceByIdModel.Of(type?.ListView));
    }
}

/// <param name="Culture">Always null: media are the same in every language.</param>
internal sealed record MediaNameModel(string Name, string? Culture);

internal sealed record MediaItemResponseModel(
    Guid Id, IReadOnlyList<FlagModel> Flags, bool IsTrashed, ReferenceByIdModel? Parent, bool HasChildren,
    MediaTypeReferenceResponseModel MediaType,
    IReadOnlyList<MediaNameModel> Variants)
{
    public static MediaItemResponseModel Of(ContentSchema schema, MediaCard card) => new(
        card.Key, [], card.Trashed, ReferenceByIdModel.Of(card.ParentKey), card.HasChildren,
        MediaTypeReferenceResponseModel.Of(schema, card),
        [new MediaNameModel(card.Name, null)]);
}

internal sealed record MediaValueModel(string? Culture, string? Segment, string Alias, JsonNode? Value);

internal sealed record MediaValueResponseModel(string? Culture, string? Segment, string Alias, JsonNode? Value, string EditorAlias);

/// <param name="UpdateDate">Of the item as the client had loaded it.</param>
internal sealed record MediaVariantRequestModel(string? Culture, string? Segment, string? Name, DateTime? UpdateDate);

internal sealed record MediaVariantResponseModel(string? Culture, string? Segment, string Name, DateTime CreateDate, DateTime UpdateDate)
{
    public static IReadOnlyList<MediaVariantResponseModel> Of(MediaCard card) =>
        [new(null, null, card.Name, card.CreateDate, card.UpdateDate)];
}

internal sealed record MediaUrlInfoResponseModel(Guid Id, IReadOnlyList<MediaUrlInfoModel> UrlInfos)
{
    /// <param name="url">Null where there is nothing to show.</param>
    public static MediaUrlInfoResponseModel Of(Guid id, string? url) => new(id, url is null ? [] : [new MediaUrlInfoModel(null, url)]);
}

internal sealed record MediaUrlInfoModel(string? Culture, string? Url);

internal sealed record MoveMediaRequestModel(ReferenceByIdModel? Target);
