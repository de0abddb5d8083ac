using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content.History;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Content.Library;

/// <summary>What a folder holds, as a grid or as a list with columns.</summary>
public sealed class MediaCollection(Database database)
{
    /// <param name="folder">Null for the root.</param>
    /// <param name="orderBy"><c>name</c>, <c>createDate</c>, <c>updateDate</c>, <c>sortOrder</c>, <c>creator</c>, <c>contentTypeAlias</c>,
    /// or the alias of a property, such as <c>umbracoExtension</c>.</param>
    /// <param name="filter">Words of the name; empty for all.</param>
    /// <exception cref="ContentNotFoundException">No such folder.</exception>
    /// <exception cref="EditorDeniedException">Neither in the editor's start nodes nor on the way to them.</exception>
    public async Task<Page<MediaCollectionItem>> PageAsync(
        Editor editor, Guid? folder, string orderBy, bool descending, string filter, int skip, int take, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        var path = "/";
        if (folder is { } key)
        {
            path = await db.Set<MediaItem>().Where(item => item.Key == key).Select(item => item.Path).SingleOrDefaultAsync(cancel)
                ?? throw new ContentNotFoundException();
            if (!editor.Media.LeadsThrough(path))
            {
                editor.RequireMedia(path);
            }
        }
        var all = db.Set<MediaItem>().Where(item => item.ParentKey == folder && !item.Trashed).Seen(editor, path).Named(filter);
        var page = await ItemsAsync(db, all, orderBy, descending, skip, take, cancel);
        var cards = await MediaCards.ReadAsync(db, editor, page, cancel);
        var authors = await AuthorsAsync(db, page, cancel);
        return new Page<MediaCollectionItem>(await all.CountAsync(cancel), [.. page.Zip(cards, (item, card) => new MediaCollectionItem(
            card, DocumentValues.Read(item.Values), authors.GetValueOrDefault(item.Key, Editor.System.Name)))]);
    }

    private static async Task<Dictionary<Guid, string>> AuthorsAsync(SiteDbContext db, List<MediaItem> items, CancellationToken cancel)
    {
        var keys = items.ConvertAll(item => item.Key);
        var entries = await db.Set<NodeHistoryEntry>()
            .Where(entry => entry.Kind == NodeKind.Media && entry.Action == NodeAction.Created && EF.Parameter(keys)
                .Contains(entry.NodeKey))
            .OrderBy(entry => entry.Id).Select(entry => new { entry.NodeKey, entry.EditorName }).ToListAsync(cancel);
        return entries.DistinctBy(entry => entry.NodeKey).ToDictionary(entry => entry.NodeKey, entry => entry.EditorName);
    }

    private static async Task<List<MediaItem>> ItemsAsync(
        SiteDbContext db, IQueryable<MediaItem> items, string orderBy, bool descending, int skip, int take, CancellationToken cancel)
    {
        var ordered = orderBy switch
        {
            "sortOrder" => By(items, item => item.SortOrder, descending),
            "createDate" => By(items, item => item.CreateDate, descending),
            "updateDate" => By(items, item => item.UpdateDate, descending),
            "name" => By(items, item => item.FoldedName, descending),
            "creator" => By(items, item => db.Set<NodeHistoryEntry>()
                .Where(entry => entry.NodeKey == item.Key && entry.Kind == NodeKind.Media && entry.Action == NodeAction.Created)
                .OrderBy(entry => entry.Id).Select(entry => entry.EditorName).FirstOrDefault() ?? Editor.System.Name, descending),
            "contentTypeAlias" => By(items, item => item.MediaType, descending),
            _ => null,
        };
        if (ordered is not null)
        {
            return await ordered.ThenBy(item => item.SortOrder).ThenBy(item => item.Key).Skip(skip).Take(take).ToListAsync(cancel);
        }
        // No engine looks into the values: a list that editors sort by a property is as long as people make it.
        var all = await items.InOrder().ToListAsync(cancel);
        return [.. (descending ? all.OrderByDescending(item => ValueOf(item, orderBy)) : all.OrderBy(item => ValueOf(item, orderBy)))
            .Skip(skip).Take(take)];
    }

    private static IOrderedQueryable<MediaItem> By<T>(IQueryable<MediaItem> items, Expression<Func<MediaItem, T>> field, bool descending) =>
        descending ? items.OrderByDescending(field) : items.OrderBy(field);

    // Sizes and pixels as the numbers they are, then the rest as the words they are.
    private static (decimal Number, string Text) ValueOf(MediaItem item, string alias)
    {
        var value = DocumentValues.Read(item.Values).GetValueOrDefault(alias) ?? "";
        return decimal.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out var number) ? (number, "")
            : (decimal.MaxValue, Folding.Fold(value));
    }
}

/// <param name="Values">By property alias, as stored.</param>
/// <param name="CreatedBy">A name; the site's own for what was imported.</param>
public sealed record MediaCollectionItem(MediaCard Card, IReadOnlyDictionary<string, string> Values, string CreatedBy);
