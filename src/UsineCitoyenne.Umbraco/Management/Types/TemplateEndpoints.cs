using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Content.Schema;

namespace UsineCitoyenne.Umbraco.Management.Types;

/// <summary>Templates by name. Their markup is compiled with the site: there is none to show.</summary>
internal static class TemplateEndpoints
{
    private const SchemaKind Kind = SchemaKind.Template;

    public static void Map(RouteGroupBuilder api)
    {
        FlatTree.Map<TemplateDefinition, NamedEntityTreeItemResponseModel>(api, "template", Kind, template =>
            new NamedEntityTreeItemResponseModel(false, template.Key, null, [], template.Name));
        api.MapGet("/item/template", (Guid[] id, SiteContent site) => FlatTree.Named<TemplateDefinition>(site, Kind, id).Select(ToItem))
            .RequireEditor();
        api.MapGet("/item/template/search", (SiteContent site, string? query = null, int skip = 0, int take = 100) => Paging.Of(
            FlatTree.Sorted<TemplateDefinition>(site, Kind).FindAll(template => Paging.Finds(query, template.Name, template.Alias)), skip,
            take, ToItem))
            .RequireEditor();
        var templates = api.MapGroup("/template").RequireEditor();
        templates.MapGet("/configuration", () => new TemplateConfigurationResponseModel(true));
        templates.MapGet("/{id:guid}", (Guid id, SiteContent site) => FlatTree.Named<TemplateDefinition>(site, Kind, [id])
            .FirstOrDefault() is { } template
            ? Results.Json(new TemplateResponseModel(template.Name, template.Alias, null, template.Key, null))
            : Problems.NotFound());
    }

    private static TemplateItemResponseModel ToItem(TemplateDefinition template) => new(template.Key, [], template.Name, template.Alias);
}

internal sealed record NamedEntityTreeItemResponseModel(
    bool HasChildren, Guid Id, ReferenceByIdModel? Parent, IReadOnlyList<FlagModel> Flags, string Name);

internal sealed record TemplateItemResponseModel(Guid Id, IReadOnlyList<FlagModel> Flags, string Name, string Alias);

internal sealed record TemplateConfigurationResponseModel(bool Disabled);

internal sealed record TemplateResponseModel(string Name, string Alias, string? Content, Guid Id, ReferenceByIdModel? MasterTemplate);
