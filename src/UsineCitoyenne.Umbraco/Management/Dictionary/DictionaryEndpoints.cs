using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Content.Schema;
using UsineCitoyenne.Umbraco.Management.Types;

namespace UsineCitoyenne.Umbraco.Management.Dictionary;

/// <summary>The texts of the site, in the Translation section.</summary>
internal static class DictionaryEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/item/dictionary", async (CurrentEditor who, Guid[] id, DictionaryItems dictionary, CancellationToken cancel) =>
            (await dictionary.AllAsync(who, cancel)).Where(item => id.Contains(item.Key))
                .Select(item => new DictionaryItemItemResponseModel(item.Key, [], item.Alias)))
            .RequireSection(SectionAliases.Translation);
        MapTree(api.MapGroup("/tree/dictionary").RequireSection(SectionAliases.Translation));
        var items = api.MapGroup("/dictionary").RequireSection(SectionAliases.Translation);
        items.MapGet("", async (CurrentEditor who, DictionaryItems dictionary, CancellationToken cancel, string? filter = null,
            int skip = 0, int take = 100) =>
        {
            var all = await dictionary.AllAsync(who, cancel);
            return Paging.Of(
                [.. all.Where(item => Paging.Finds(filter, [item.Alias, .. item.Translations.Values]))], skip, take,
                item => new DictionaryOverviewResponseModel(item.Alias, item.Key, ParentOf(all, item), [.. item.Translations.Keys]));
        });
        items.MapGet("/{id:guid}", async (CurrentEditor who, Guid id, DictionaryItems dictionary, CancellationToken cancel) =>
            (await dictionary.AllAsync(who, cancel)).FirstOrDefault(item => item.Key == id) is { } found
                ? Results.Json(DictionaryItemResponseModel.Of(found))
                : Problems.NotFound());
        items.MapPost("", async (HttpContext context, CurrentEditor who, CreateDictionaryItemRequestModel body, DictionaryItems dictionary,
            CancellationToken cancel) =>
        {
            var key = body.Id ?? Guid.NewGuid();
            await dictionary.CreateAsync(who, key, body.Parent?.Id, body.Name, ToTexts(body.Translations), cancel);
            return Answers.Created(context, key);
        });
        items.MapPut("/{id:guid}", async (CurrentEditor who, Guid id, UpdateDictionaryItemRequestModel body, DictionaryItems dictionary,
            CancellationToken cancel) =>
        {
            await dictionary.SaveAsync(who, id, body.Name, ToTexts(body.Translations), cancel);
            return Answers.Ok();
        });
        items.MapPut("/{id:guid}/move",
            async (CurrentEditor who, Guid id, MoveDictionaryRequestModel body, DictionaryItems dictionary, CancellationToken cancel) =>
        {
            await dictionary.MoveAsync(who, id, body.Target?.Id, cancel);
            return Answers.Ok();
        });
        items.MapDelete("/{id:guid}", async (CurrentEditor who, Guid id, DictionaryItems dictionary, CancellationToken cancel) =>
        {
            await dictionary.DeleteAsync(who, id, cancel);
            return Answers.Ok();
        });
    }

    private static void MapTree(RouteGroupBuilder tree)
    {
        tree.MapGet("/root",
            async (CurrentEditor who, DictionaryItems dictionary, CancellationToken cancel, int skip = 0, int take = 100) =>
            ChildrenOf(await dictionary.AllAsync(who, cancel), null, skip, take));
        tree.MapGet("/children",
            async (CurrentEditor who, Guid parentId, DictionaryItems dictionary, CancellationToken cancel, int skip = 0, int take = 100) =>
        {
            var all = await dictionary.AllAsync(who, cancel);
            return all.FirstOrDefault(item => item.Key == parentId) is { } parent ? Results.Json(ChildrenOf(all, parent, skip, take))
                : Problems.NotFound();
        });
        tree.MapGet("/ancestors",
            async (CurrentEditor who, DictionaryItems dictionary, CancellationToken cancel, Guid? descendantId = null) =>
        {
            var all = await dictionary.AllAsync(who, cancel);
            var line = new List<NamedEntityTreeItemResponseModel>();
            for (var at = all.FirstOrDefault(item => item.Key == descendantId); at is not null
                && line.Count < all.Count; at = Above(all, at))
            {
                line.Insert(0, ToTreeItem(all, at));
            }
            return line;
        });
    }

    private static PagedModel<NamedEntityTreeItemResponseModel> ChildrenOf(
        IReadOnlyList<DictionaryDefinition> all, DictionaryDefinition? parent, int skip, int take) =>
        Paging.Of([.. all.Where(item => Above(all, item) == parent)], skip, take, item => ToTreeItem(all, item));

    private static NamedEntityTreeItemResponseModel ToTreeItem(IReadOnlyList<DictionaryDefinition> all, DictionaryDefinition item) =>
        new(all.Any(below => Above(all, below) == item), item.Key, ParentOf(all, item), [], item.Alias);

    private static ReferenceByIdModel? ParentOf(IReadOnlyList<DictionaryDefinition> all, DictionaryDefinition item) =>
        ReferenceByIdModel.Of(Above(all, item)?.Key);

    // A parent that was never imported leaves its children at the root, where somebody finds them.
    private static DictionaryDefinition? Above(IReadOnlyList<DictionaryDefinition> all, DictionaryDefinition item) =>
        item.ParentAlias is { } parent
        ? all.FirstOrDefault(other => other.Alias.Equals(parent, StringComparison.OrdinalIgnoreCase))
        : null;

    private static Dictionary<string, string> ToTexts(IReadOnlyList<DictionaryItemTranslationModel>? translations) =>
        (translations ?? []).DistinctBy(text => text.IsoCode).ToDictionary(text => text.IsoCode, text => text.Translation ?? "");
}

internal sealed record DictionaryItemItemResponseModel(Guid Id, IReadOnlyList<FlagModel> Flags, string Name);

internal sealed record DictionaryOverviewResponseModel(string Name, Guid Id, ReferenceByIdModel? Parent,
    IReadOnlyList<string> TranslatedIsoCodes);

internal sealed record DictionaryItemTranslationModel(string IsoCode, string? Translation);

internal sealed record DictionaryItemResponseModel(string Name, IReadOnlyList<DictionaryItemTranslationModel> Translations, Guid Id)
{
    public static DictionaryItemResponseModel Of(DictionaryDefinition item) =>
        new(item.Alias, [.. item.Translations.Select(text => new DictionaryItemTranslationModel(text.Key, text.Value))], item.Key);
}

internal sealed record CreateDictionaryItemRequestModel(
    string Name, IReadOnlyList<DictionaryItemTranslationModel>? Translations, Guid? Id, ReferenceByIdModel? Parent);

internal sealed record UpdateDictionaryItemRequestModel(string Name, IReadOnlyList<DictionaryItemTranslationModel> Translations);

internal sealed record MoveDictionaryRequestModel(ReferenceByIdModel? Target);
