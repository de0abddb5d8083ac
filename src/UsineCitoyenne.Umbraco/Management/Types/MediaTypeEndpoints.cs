using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Content.Schema;

namespace UsineCitoyenne.Umbraco.Management.Types;

/// <summary>Media types, and which of them take a file.</summary>
internal static class MediaTypeEndpoints
{
    private const SchemaKind Kind = SchemaKind.MediaType;

    public static void Map(RouteGroupBuilder api)
    {
        FlatTree.Map<ContentTypeDefinition, MediaTypeTreeItemResponseModel>(api, "media-type", Kind, type =>
            new MediaTypeTreeItemResponseModel(false, type.Key, null, [], type.Name, false, type.Icon, false));
        var items = api.MapGroup("/item/media-type").RequireEditor();
        items.MapGet("", (Guid[] id, SiteContent site) => FlatTree.Named<ContentTypeDefinition>(site, Kind, id).Select(ToItem));
        items.MapGet("/search", (SiteContent site, string? query = null, int skip = 0, int take = 100) =>
            Page(site, type => Paging.Finds(query, type.Name, type.Alias), skip, take));
        items.MapGet("/folders", (SiteContent site, int skip = 0, int take = 100) =>
            Page(site, type => MediaFileTypes.IsFolder(site.Current.Schema, type), skip, take));
        items.MapGet("/allowed", (SiteContent site, string? fileExtension = null, int skip = 0, int take = 100) =>
        {
            var allowed = MediaFileTypes.For(site.Current.Schema, fileExtension);
            return Page(site, allowed.Contains, skip, take);
        });
        var types = api.MapGroup("/media-type").RequireEditor();
        types.MapGet("/configuration", () => new TypeConfigurationResponseModel([]));
        types.MapGet("/allowed-at-root", (SiteContent site, int skip = 0, int take = 100) =>
            Paging.Of(FlatTree.Sorted<ContentTypeDefinition>(site, Kind).FindAll(type => type.AllowedAtRoot), skip, take, ToAllowed));
        types.MapGet("/{id:guid}", (Guid id, SiteContent site) => Find(site, id) is { } type
            ? Results.Json(MediaTypeResponseModel.Of(type))
            : Problems.NotFound());
        types.MapGet("/{id:guid}/allowed-children", (Guid id, SiteContent site, int skip = 0, int take = 100) => Find(site, id) is { } type
            ? Results.Json(Paging.Of([.. FlatTree.Named<ContentTypeDefinition>(site, Kind, type.AllowedChildren)], skip, take, ToAllowed))
            : Problems.NotFound());
        types.MapGet("/{id:guid}/allowed-parents", (Guid id, SiteContent site) => Find(site, id) is null
            ? Problems.NotFound()
            : Results.Json(new AllowedParentsResponseModel([.. FlatTree.Sorted<ContentTypeDefinition>(site, Kind)
                .Where(parent => parent.AllowedChildren.Contains(id)).Select(parent => new ReferenceByIdModel(parent.Key))])));
    }

    private static PagedModel<MediaTypeItemResponseModel> Page(
        SiteContent site, Predicate<ContentTypeDefinition> which, int skip, int take) =>
        Paging.Of(FlatTree.Sorted<ContentTypeDefinition>(site, Kind).FindAll(which), skip, take, ToItem);

    private static ContentTypeDefinition? Find(SiteContent site, Guid key) =>
        FlatTree.Named<ContentTypeDefinition>(site, Kind, [key]).FirstOrDefault();

    private static MediaTypeItemResponseModel ToItem(ContentTypeDefinition type) => new(type.Key, [], type.Name, type.Icon.NullIfEmpty());

    private static AllowedTypeModel ToAllowed(ContentTypeDefinition type) =>
        new(type.Key, type.Name, type.Description.NullIfEmpty(), type.Icon.NullIfEmpty());
}

internal sealed record MediaTypeTreeItemResponseModel(
    bool HasChildren, Guid Id, ReferenceByIdModel? Parent, IReadOnlyList<FlagModel> Flags, string Name, bool IsFolder, string Icon,
    bool IsDeletable);

internal sealed record MediaTypeItemResponseModel(Guid Id, IReadOnlyList<FlagModel> Flags, string Name, string? Icon);

internal sealed record TypeConfigurationResponseModel(IReadOnlyList<string> ReservedFieldNames);

internal sealed record MediaTypeResponseModel(
    string Alias, string Name, string? Description, string Icon, bool AllowedAsRoot, bool VariesByCulture, bool VariesBySegment,
    ReferenceByIdModel? Collection, bool IsElement, IReadOnlyList<PropertyTypeModel> Properties,
    IReadOnlyList<PropertyTypeContainerModel> Containers,
    Guid Id, IReadOnlyList<MediaTypeSortModel> AllowedMediaTypes, IReadOnlyList<MediaTypeCompositionModel> Compositions, bool IsDeletable,
    bool AliasCanBeChanged)
{
    public static MediaTypeResponseModel Of(ContentTypeDefinition type) => new(
        type.Alias, type.Name, type.Description.NullIfEmpty(), type.Icon, type.AllowedAtRoot, false, false,
        ReferenceByIdModel.Of(type.ListView), type.IsElement,
        PropertyTypeModel.Of(type), PropertyTypeContainerModel.Of(type), type.Key,
        [.. type.AllowedChildren.Select((key, index) => new MediaTypeSortModel(new ReferenceByIdModel(key), index))],
        [.. type.Compositions.Select(key => new MediaTypeCompositionModel(new ReferenceByIdModel(key), "Composition"))], false, false);
}

internal sealed record MediaTypeSortModel(ReferenceByIdModel MediaType, int SortOrder);

internal sealed record MediaTypeCompositionModel(ReferenceByIdModel MediaType, string CompositionType);
