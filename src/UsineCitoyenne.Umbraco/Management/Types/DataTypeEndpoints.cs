using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Content.Schema;

namespace UsineCitoyenne.Umbraco.Management.Types;

/// <summary>Data types: what edits a property, and with which settings.</summary>
internal static class DataTypeEndpoints
{
    private const SchemaKind Kind = SchemaKind.DataType;

    // The client looks for the lists of documents and media under these keys, which are Umbraco's own.
    private static readonly DatatypeConfigurationResponseModel Configuration = new(
        "False", new Guid("c0808dd3-8133-4e4b-8ce8-e2bea84a96a4"), new Guid("3a0156c4-3b8c-4803-bdc1-6871faa83fff"));

    public static void Map(RouteGroupBuilder api)
    {
        FlatTree.Map<DataTypeDefinition, DataTypeTreeItemResponseModel>(api, "data-type", Kind, type =>
            new DataTypeTreeItemResponseModel(false, type.Key, null, [], type.Name, false, type.EditorUiAlias, false));
        api.MapGet("/item/data-type", (Guid[] id, SiteContent site) => FlatTree.Named<DataTypeDefinition>(site, Kind, id).Select(ToItem))
            .RequireEditor().KeepAMinute();
        api.MapGet("/item/data-type/search", (SiteContent site, string? query = null, int skip = 0, int take = 100) => Paging.Of(
            FlatTree.Sorted<DataTypeDefinition>(site, Kind).FindAll(type => Paging.Finds(query, type.Name)), skip, take, ToItem))
                .RequireEditor();
        api.MapGet("/filter/data-type", (
            SiteContent site, string? name = null, string? editorUiAlias = null, string? editorAlias = null, int skip = 0,
            int take = 100) => Paging.Of(
            FlatTree.Sorted<DataTypeDefinition>(site, Kind).FindAll(type => Paging.Finds(name, type.Name)
                && (editorUiAlias is null || type.EditorUiAlias == editorUiAlias)
                && (editorAlias is null || type.EditorAlias == editorAlias)),
            skip, take, ToItem)).RequireEditor();
        var types = api.MapGroup("/data-type").RequireEditor();
        types.MapGet("/configuration", () => Configuration);
        types.MapGet("/{id:guid}", (Guid id, SiteContent site) => Find(site, id) is { } type
            ? Results.Json(DataTypeResponseModel.Of(type))
            : Problems.NotFound());
        types.MapGet("/{id:guid}/is-used", (Guid id, SiteContent site) => Find(site, id) is null ? Problems.NotFound()
            : Results.Json(Uses(site, id).Count > 0));
        types.MapGet("/{id:guid}/referenced-by", (Guid id, SiteContent site, int skip = 0, int take = 20) => Find(site, id) is null
            ? Problems.NotFound()
            : Results.Json(Paging.Of(Uses(site, id), skip, take, use => PropertyTypeReferenceResponseModel.Of(use.Type, use.Property))));
    }

    private static DataTypeDefinition? Find(SiteContent site, Guid key) =>
        FlatTree.Named<DataTypeDefinition>(site, Kind, [key]).FirstOrDefault();

    private static List<(ContentTypeDefinition Type, PropertyDefinition Property)> Uses(SiteContent site, Guid dataType) =>
        [.. new[] { SchemaKind.ContentType, SchemaKind.MediaType, SchemaKind.MemberType }
            .SelectMany(kind => FlatTree.Sorted<ContentTypeDefinition>(site, kind))
            .SelectMany(type => type.Properties.Where(property => property.DataType == dataType).Select(property => (type, property)))];

    private static DataTypeItemResponseModel ToItem(DataTypeDefinition type) =>
        new(type.Key, [], type.Name, type.EditorUiAlias, type.EditorAlias, false);
}

internal sealed record DataTypeTreeItemResponseModel(
    bool HasChildren, Guid Id, ReferenceByIdModel? Parent, IReadOnlyList<FlagModel> Flags, string Name, bool IsFolder, string EditorUiAlias,
    bool IsDeletable);

/// <param name="EditorAlias">Without it the client drops the edits of every block that uses the type.</param>
internal sealed record DataTypeItemResponseModel(
    Guid Id, IReadOnlyList<FlagModel> Flags, string Name, string EditorUiAlias, string EditorAlias, bool IsDeletable);

internal sealed record DatatypeConfigurationResponseModel(string CanBeChanged, Guid DocumentListViewId, Guid MediaListViewId);

internal sealed record DataTypeResponseModel(
    string Name, string EditorAlias, string EditorUiAlias, IReadOnlyList<DataTypePropertyPresentationModel> Values, Guid Id,
    bool IsDeletable, bool CanIgnoreStartNodes)
{
    // The pickers of documents and media.
    private static readonly HashSet<string> Pickers =
        ["Umbraco.ContentPicker", "Umbraco.MediaPicker3", "Umbraco.MultiNodeTreePicker", "Umbraco.MultiUrlPicker", "Umbraco.RichText"];

    public static DataTypeResponseModel Of(DataTypeDefinition type) => new(
        type.Name, type.EditorAlias, type.EditorUiAlias, DataTypeValues.ToApi(type), type.Key, false, Pickers.Contains(type.EditorAlias));
}

internal sealed record TrackedReferenceTypeModel(Guid Id, string Icon, string Alias, string Name);

/// <summary>A property that uses a data type. One of the three says the type that it belongs to.</summary>
internal sealed record PropertyTypeReferenceResponseModel(
    [property: JsonPropertyName("$type")] string Kind, Guid Id, string Name, string Alias,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] TrackedReferenceTypeModel? DocumentType,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] TrackedReferenceTypeModel? MediaType,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] TrackedReferenceTypeModel? MemberType)
{
    public static PropertyTypeReferenceResponseModel Of(ContentTypeDefinition type, PropertyDefinition property)
    {
        var owner = new TrackedReferenceTypeModel(type.Key, type.Icon, type.Alias, type.Name);
        return type.Kind switch
        {
            SchemaKind.MediaType =>
                new("MediaTypePropertyTypeReferenceResponseModel", property.Key, property.Name, property.Alias, null, owner, null),
            SchemaKind.MemberType =>
                new("MemberTypePropertyTypeReferenceResponseModel", property.Key, property.Name, property.Alias, null, null, owner),
            _ => new("DocumentTypePropertyTypeReferenceResponseModel", property.Key, property.Name, property.Alias, owner, null, null),
        };
    }
}
