using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Content.Schema;

namespace UsineCitoyenne.Umbraco.Management.Types;

/// <summary>Document types: their forms, and what may be created where.</summary>
internal static class DocumentTypeEndpoints
{
    private const SchemaKind Kind = SchemaKind.ContentType;

    public static void Map(RouteGroupBuilder api)
    {
        FlatTree.Map<ContentTypeDefinition, DocumentTypeTreeItemResponseModel>(api, "document-type", Kind, type =>
            new DocumentTypeTreeItemResponseModel(false, type.Key, null, [], type.Name, false, type.IsElement, type.Icon));
        api.MapGet("/item/document-type", (Guid[] id, SiteContent site) => FlatTree.Named<ContentTypeDefinition>(site, Kind, id)
            .Select(ToItem)).RequireEditor();
        api.MapGet("/item/document-type/search",
            (SiteContent site, string? query = null, bool? isElement = null, int skip = 0, int take = 100) =>
            Paging.Of(
                FlatTree.Sorted<ContentTypeDefinition>(site, Kind).FindAll(type =>
                    Paging.Finds(query, type.Name, type.Alias) && (isElement is null || type.IsElement == isElement)),
                skip, take, ToItem)).RequireEditor();
        var types = api.MapGroup("/document-type").RequireEditor();
        types.MapGet("/configuration", () => new DocumentTypeConfigurationResponseModel("False", false, false, []));
        types.MapGet("/allowed-at-root", (SiteContent site, int skip = 0, int take = 100) => Paging.Of(
            FlatTree.Sorted<ContentTypeDefinition>(site, Kind)
                .FindAll(type => type is { AllowedAtRoot: true, IsElement: false }), skip, take, ToAllowed));
        types.MapGet("/{id:guid}", (Guid id, SiteContent site) => Find(site, id) is { } type
            ? Results.Json(DocumentTypeResponseModel.Of(type, site.Current.Schema))
            : Problems.NotFound());
        types.MapGet("/{id:guid}/allowed-children", (Guid id, SiteContent site, int skip = 0, int take = 100) => Find(site, id) is { } type
            ? Results.Json(Paging.Of([.. FlatTree.Named<ContentTypeDefinition>(site, Kind, type.AllowedChildren)], skip, take, ToAllowed))
            : Problems.NotFound());
        types.MapGet("/{id:guid}/allowed-parents", (Guid id, SiteContent site) => Find(site, id) is null
            ? Problems.NotFound()
            : Results.Json(new AllowedParentsResponseModel([.. FlatTree.Sorted<ContentTypeDefinition>(site, Kind)
                .Where(parent => parent.AllowedChildren.Contains(id)).Select(parent => new ReferenceByIdModel(parent.Key))])));
    }

    private static ContentTypeDefinition? Find(SiteContent site, Guid key) =>
        FlatTree.Named<ContentTypeDefinition>(site, Kind, [key]).FirstOrDefault();

    private static DocumentTypeItemResponseModel ToItem(ContentTypeDefinition type) =>
        new(type.Key, [], type.Name, type.IsElement, type.Icon.NullIfEmpty(), type.Description.NullIfEmpty());

    private static AllowedTypeModel ToAllowed(ContentTypeDefinition type) =>
        new(type.Key, type.Name, type.Description.NullIfEmpty(), type.Icon.NullIfEmpty());
}

internal sealed record DocumentTypeTreeItemResponseModel(
    bool HasChildren, Guid Id, ReferenceByIdModel? Parent, IReadOnlyList<FlagModel> Flags, string Name, bool IsFolder, bool IsElement,
    string Icon);

internal sealed record DocumentTypeItemResponseModel(
    Guid Id, IReadOnlyList<FlagModel> Flags, string Name, bool IsElement, string? Icon, string? Description);

internal sealed record AllowedTypeModel(Guid Id, string Name, string? Description, string? Icon);

internal sealed record AllowedParentsResponseModel(IReadOnlyList<ReferenceByIdModel> AllowedParentIds);

/// <param name="DataTypesCanBeChanged"><c>True</c>, <c>False</c> or <c>FalseWithHelpText</c>.</param>
internal sealed record DocumentTypeConfigurationResponseModel(
    string DataTypesCanBeChanged, bool DisableTemplates, bool UseSegments, IReadOnlyList<string> ReservedFieldNames);

internal sealed record DocumentTypeResponseModel(
    string Alias, string Name, string? Description, string Icon, bool AllowedAsRoot, bool VariesByCulture, bool VariesBySegment,
    ReferenceByIdModel? Collection, bool IsElement, IReadOnlyList<PropertyTypeModel> Properties,
    IReadOnlyList<PropertyTypeContainerModel> Containers,
    Guid Id, IReadOnlyList<ReferenceByIdModel> AllowedTemplates, ReferenceByIdModel? DefaultTemplate, DocumentTypeCleanupModel Cleanup,
    IReadOnlyList<DocumentTypeSortModel> AllowedDocumentTypes, IReadOnlyList<DocumentTypeCompositionModel> Compositions)
{
    public static DocumentTypeResponseModel Of(ContentTypeDefinition type, ContentSchema schema) => new(
        type.Alias, type.Name, type.Description.NullIfEmpty(), type.Icon, type.AllowedAtRoot, false, false,
        ReferenceByIdModel.Of(type.ListView), type.IsElement,
        PropertyTypeModel.Of(type), PropertyTypeContainerModel.Of(type), type.Key,
        [.. type.AllowedTemplates.Select(key => new ReferenceByIdModel(key))],
        type.DefaultTemplate is { } alias && schema.TryGet<TemplateDefinition>(SchemaKind.Template, alias, out var template)
            ? new(template.Key) : null,
        new DocumentTypeCleanupModel(false, null, null),
        [.. type.AllowedChildren.Select((key, index) => new DocumentTypeSortModel(new ReferenceByIdModel(key), index))],
        [.. type.Compositions.Select(key => new DocumentTypeCompositionModel(new ReferenceByIdModel(key), "Composition"))]);
}

internal sealed record DocumentTypeCleanupModel(bool PreventCleanup, int? KeepAllVersionsNewerThanDays,
    int? KeepLatestVersionPerDayForDays);

internal sealed record DocumentTypeSortModel(ReferenceByIdModel DocumentType, int SortOrder);

internal sealed record DocumentTypeCompositionModel(ReferenceByIdModel DocumentType, string CompositionType);
