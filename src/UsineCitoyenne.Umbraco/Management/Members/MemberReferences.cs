using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Content.Published;
using UsineCitoyenne.Core.Content.Schema;
using UsineCitoyenne.Umbraco.Management.Types;

namespace UsineCitoyenne.Umbraco.Management.Members;

/// <summary>The published pages that name a member, by a property whose editor picks members.</summary>
internal static class MemberReferences
{
    public static void Map(RouteGroupBuilder api)
    {
        var members = api.MapGroup("/member").RequireSection(SectionAliases.Members);
        members.MapGet("/{id:guid}/referenced-by", (Guid id, SiteContent site, int skip = 0, int take = 20) =>
            Paging.Of([.. PagesOf(site.Current, id)], skip, take, page => ToResponse(site.Current.Schema, page)));
        // Nothing hangs below a member.
        members.MapGet("/{id:guid}/referenced-descendants", (Guid id) => new PagedModel<ReferenceByIdModel>(0, []));
        members.MapGet("/are-referenced", (Guid[] id, SiteContent site, int skip = 0, int take = 20) =>
            Paging.Of([.. id.Where(key => PagesOf(site.Current, key).Any())], skip, take, key => new ReferenceByIdModel(key)));
    }

    private static IEnumerable<PublishedDocument> PagesOf(PublishedSnapshot snapshot, Guid member) =>
        from type in snapshot.Schema.All<ContentTypeDefinition>(SchemaKind.ContentType)
        let pickers = snapshot.Schema.PropertiesOf(type)
            .Where(property => snapshot.Schema.EditorOf(property) is "Umbraco.MemberPicker" or "Umbraco.MultiNodeTreePicker")
            .Select(property => property.Alias).ToList()
        where pickers.Count > 0
        from page in snapshot.OfType(type.Alias)
        where pickers.Exists(alias => page.Raw(alias)?.Replace("-", "", StringComparison.Ordinal)
            .Contains(member.ToString("N"), StringComparison.OrdinalIgnoreCase) == true)
        select page;

    private static PageReferenceResponseModel ToResponse(ContentSchema schema, PublishedDocument page)
    {
        var type = schema.ContentType(page.ContentType)!;
        return new PageReferenceResponseModel(
            "DocumentReferenceResponseModel", page.Key, page.Name, true,
            new TrackedReferenceTypeModel(type.Key, type.Icon, type.Alias, type.Name),
            [new PageVariantModel(page.Name, null, page.Key, [], "Published")]);
    }
}

/// <summary>The contract's DocumentReferenceResponseModel.</summary>
internal sealed record PageReferenceResponseModel(
    [property: JsonPropertyName("$type")] string Kind, Guid Id, string Name, bool Published, TrackedReferenceTypeModel DocumentType,
    IReadOnlyList<PageVariantModel> Variants);

internal sealed record PageVariantModel(string Name, string? Culture, Guid Id, IReadOnlyList<FlagModel> Flags, string State);
