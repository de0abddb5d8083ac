using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Content.Published;
using UsineCitoyenne.Core.Content.Schema;
using UsineCitoyenne.Core.Text;
using UsineCitoyenne.Umbraco.Management.Values;

namespace UsineCitoyenne.Umbraco.Management.Types;

/// <summary>The tags that published pages bear, for the editor of tags to suggest.</summary>
internal static class TagEndpoints
{
    private const string Editor = "Umbraco.Tags";
    private static readonly Guid Space = new("a2f9c6d4-4c7b-4a5e-9a3e-1d2f6c1b7e90");

    public static void Map(RouteGroupBuilder api) =>
        api.MapGet("/tag", (SiteContent site, string? query = null, string? tagGroup = null, int skip = 0, int take = 100) =>
        Paging.Of([.. Find(site.Current, tagGroup).Where(tag => Paging.Finds(query, tag.Text))
            .OrderBy(tag => tag.Text, StringComparer.CurrentCulture)], skip, take, tag => tag))
        .RequireEditor();

    private static IEnumerable<TagResponseModel> Find(PublishedSnapshot snapshot, string? wanted)
    {
        var properties = snapshot.Schema.All<ContentTypeDefinition>(SchemaKind.ContentType)
            .ToDictionary(type => type.Alias, type => snapshot.Schema.PropertiesOf(type)
            .Where(property => snapshot.Schema.EditorOf(property) == Editor)
            .Select(property => (property.Alias, Group: GroupOf(snapshot.Schema, property)))
            .Where(property => wanted is null || property.Group == wanted).ToList());
        return properties.Where(type => type.Value.Count > 0)
            .SelectMany(type => snapshot.OfType(type.Key).SelectMany(page => type.Value.SelectMany(property =>
                (PropertyValues.ToApi(Editor, page.Raw(property.Alias)) as JsonArray ?? [])
                    .Select(text => (property.Group, Text: $"{text}", page.Key)))))
            .Distinct().GroupBy(use => (use.Group, use.Text))
            .Select(tag => new TagResponseModel(DeterministicKey.Of(Space, $"{tag.Key.Group}/{tag.Key.Text}"), tag.Key.Text, tag.Key.Group,
                tag.Count()));
    }

    private static string GroupOf(ContentSchema schema, PropertyDefinition property) =>
        schema.TryGet<DataTypeDefinition>(property.DataType, out var dataType) && DataTypeValues.Read(dataType)?["group"]
            ?.ToString() is { Length: > 0 } group
            ? group
            : "default";
}

/// <param name="NodeCount">Pages that bear it.</param>
internal sealed record TagResponseModel(Guid Id, string Text, string Group, int NodeCount);
