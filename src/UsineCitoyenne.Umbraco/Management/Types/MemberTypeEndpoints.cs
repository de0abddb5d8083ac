using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Content.Schema;

namespace UsineCitoyenne.Umbraco.Management.Types;

/// <summary>Member types: which properties a volunteer's form shows, and which of them are sensitive.</summary>
internal static class MemberTypeEndpoints
{
    private const SchemaKind Kind = SchemaKind.MemberType;

    public static void Map(RouteGroupBuilder api)
    {
        FlatTree.Map<ContentTypeDefinition, MemberTypeTreeItemResponseModel>(api, "member-type", Kind, type =>
            new MemberTypeTreeItemResponseModel(false, type.Key, null, [], type.Name, false, type.Icon));
        api.MapGet("/item/member-type", (Guid[] id, SiteContent site) => FlatTree.Named<ContentTypeDefinition>(site, Kind, id)
            .Select(ToItem)).RequireEditor();
        api.MapGet("/item/member-type/search", (SiteContent site, string? query = null, int skip = 0, int take = 100) => Paging.Of(
            FlatTree.Sorted<ContentTypeDefinition>(site, Kind)
                .FindAll(type => Paging.Finds(query, type.Name, type.Alias)), skip, take, ToItem)).RequireEditor();
        var types = api.MapGroup("/member-type").RequireEditor();
        types.MapGet("/configuration", () => new TypeConfigurationResponseModel([]));
        types.MapGet("/{id:guid}", (Guid id, SiteContent site) => FlatTree.Named<ContentTypeDefinition>(site, Kind, [id])
            .FirstOrDefault() is { } type
            ? Results.Json(MemberTypeResponseModel.Of(type))
            : Problems.NotFound());
    }

    private static MediaTypeItemResponseModel ToItem(ContentTypeDefinition type) => new(type.Key, [], type.Name, type.Icon.NullIfEmpty());
}

internal sealed record MemberTypeTreeItemResponseModel(
    bool HasChildren, Guid Id, ReferenceByIdModel? Parent, IReadOnlyList<FlagModel> Flags, string Name, bool IsFolder, string Icon);

internal sealed record MemberTypeResponseModel(
    string Alias, string Name, string? Description, string Icon, bool AllowedAsRoot, bool VariesByCulture, bool VariesBySegment,
    ReferenceByIdModel? Collection, bool IsElement, IReadOnlyList<MemberTypePropertyTypeResponseModel> Properties,
    IReadOnlyList<PropertyTypeContainerModel> Containers, Guid Id, IReadOnlyList<MemberTypeCompositionModel> Compositions)
{
    public static MemberTypeResponseModel Of(ContentTypeDefinition type) => new(
        type.Alias, type.Name, type.Description.NullIfEmpty(), type.Icon, type.AllowedAtRoot, false, false,
        ReferenceByIdModel.Of(type.ListView), type.IsElement,
        [.. type.Properties.Select(property => new MemberTypePropertyTypeResponseModel(type, property))],
        PropertyTypeContainerModel.Of(type), type.Key,
        [.. type.Compositions.Select(key => new MemberTypeCompositionModel(new ReferenceByIdModel(key), "Composition"))]);
}

internal sealed record MemberTypeCompositionModel(ReferenceByIdModel MemberType, string CompositionType);
