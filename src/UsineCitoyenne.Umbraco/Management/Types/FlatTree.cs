using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Content.Schema;

namespace UsineCitoyenne.Umbraco.Management.Types;

/// <summary>The four operations of a tree, for what has no folders: everything is at the root, by name.</summary>
internal static class FlatTree
{
    private static readonly StringComparer ByName = StringComparer.Create(
        System.Globalization.CultureInfo.GetCultureInfo("fr-FR"), ignoreCase: true);

    public static void Map<TDefinition, TItem>(RouteGroupBuilder api, string resource, SchemaKind kind, Func<TDefinition, TItem> present)
        where TDefinition : SchemaDefinition
    {
        var tree = api.MapGroup($"/tree/{resource}").RequireEditor();
        tree.MapGet("/root", (SiteContent site, bool foldersOnly = false, int skip = 0, int take = 100) =>
            foldersOnly ? new PagedModel<TItem>(0, []) : Paging.Of(Sorted<TDefinition>(site, kind), skip, take, present));
        tree.MapGet("/children", (Guid parentId) => new PagedModel<TItem>(0, []));
        tree.MapGet("/ancestors", (SiteContent site, Guid? descendantId = null) =>
            descendantId is not { } key ? Results.Json<TItem[]>([])
            : site.Current.Schema.TryGet<TDefinition>(key, out var found) ? Results.Json<TItem[]>([present(found)])
            : Problems.NotFound());
        tree.MapGet("/siblings", (Guid target, SiteContent site, int before = 100, int after = 100) =>
        {
            var all = Sorted<TDefinition>(site, kind);
            var at = all.FindIndex(item => item.Key == target);
            if (at < 0)
            {
                return Problems.NotFound();
            }
            var first = Math.Max(0, at - before);
            var last = Math.Min(all.Count - 1, at + after);
            return Results.Json(new SubsetModel<TItem>(first, all.Count - 1 - last, [.. all[first..(last + 1)].Select(present)]));
        });
    }

    public static List<T> Sorted<T>(SiteContent site, SchemaKind kind)
        where T : SchemaDefinition => [.. site.Current.Schema.All<T>(kind).OrderBy(item => item.Name, ByName)];

    /// <summary>Those asked for that exist, in the order asked.</summary>
    public static IEnumerable<T> Named<T>(SiteContent site, SchemaKind kind, IEnumerable<Guid> keys)
        where T : SchemaDefinition =>
            keys.Select(key => site.Current.Schema.TryGet<T>(key, out var item) && item.Kind == kind ? item : null).OfType<T>();
}
