using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts.Editors;
using UsineCitoyenne.Core.Content.History;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Content.Library;

/// <summary>What a folder holds, as a grid or as a list with columns.</summary>
public sealed class MediaCollection
{
    private readonly Database database;

    internal MediaCollection(Database database) => this.database = database;

    /// <param name="folder">Null for the root.</param>
    /// <param name="orderBy"><c>name</c>, <c>createDate</c>, <c>updateDate</c>, <c>sortOrder</c>, <c>creator</c>, <c>contentTypeAlias</c>, or the alias of a property, such as <c>umbracoExtension</c>.</param>
    /// <param name="filter">Words of the name; empty for all.</param>
    /// <exception cref="ContentNotFoundException">No such folder.</exception>
    /// <exception cref="EditorDeniedException">Neither in the editor's start nodes nor on the way to them.</exception>
    public async Task<Page<MediaCollectionItem>> PageAsync(
        Editor editor, Guid? folder, string orderBy, bool descending, string filter, int skip, int take, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        if (folder is { } key)
        {
            var path = await db.Set<MediaItem>().Where(item => item.Key == key).Select(item => item.Path).SingleOrDefaultAsync(cancel)
                ?? throw new ContentNotFoundException();
            if (!editor.Media.LeadsThrough(path))
            {
                editor.RequireMedia(path);
            }
        }
        var words = Folding.Fold(filter).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        // A folder's items fit in memory for the time of a list, and what they are ordered by stands in their values.
        var all = MediaCards.Seen(editor, await db.Set<MediaItem>().Where(item => item.ParentKey == folder && !item.Trashed).InOrder().ToListAsync(cancel))
            .FindAll(item => Array.TrueForAll(words, word => Folding.Fold(item.Name).Contains(word, StringComparison.Ordinal)));
        var authors = await AuthorsAsync(db, folder, cancel);
        var page = Ordered(all, orderBy, descending, authors).Skip(skip).Take(take).ToList();
        var cards = await MediaCards.ReadAsync(db, editor, page, cancel);
        return new Page<MediaCollectionItem>(all.Count, [.. page.Zip(cards, (item, card) => new MediaCollectionItem(
            card, DocumentValues.Read(item.Values), authors.GetValueOrDefault(item.Key, Editor.System.Name)))]);
    }

    private static async Task<Dictionary<Guid, string>> AuthorsAsync(SiteDbContext db, Guid? folder, CancellationToken cancel)
    {
        var entries = await db.Set<NodeHistoryEntry>().Where(entry => entry.Kind == NodeKind.Media && entry.Action == NodeAction.Created
                && db.Set<MediaItem>().Any(item => item.Key == entry.NodeKey && item.ParentKey == folder))
            .Select(entry => new { entry.NodeKey, entry.EditorName }).ToListAsync(cancel);
        return entries.DistinctBy(entry => entry.NodeKey).ToDictionary(entry => entry.NodeKey, entry => entry.EditorName);
    }

    private static IEnumerable<MediaItem> Ordered(List<MediaItem> items, string orderBy, bool descending, Dictionary<Guid, string> authors) => orderBy switch
    {
        "sortOrder" => By(items, item => item.SortOrder, descending),
        "createDate" => By(items, item => item.CreateDate, descending),
        "updateDate" => By(items, item => item.UpdateDate, descending),
        "name" => By(items, item => item.Name, descending, StringComparer.CurrentCulture),
        "creator" => By(items, item => authors.GetValueOrDefault(item.Key, Editor.System.Name), descending, StringComparer.CurrentCulture),
        "contentTypeAlias" => By(items, item => item.MediaType, descending, StringComparer.Ordinal),
        _ => By(items, item => ValueOf(item, orderBy), descending),
    };

    private static IEnumerable<MediaItem> By<T>(List<MediaItem> items, Func<MediaItem, T> field, bool descending, IComparer<T>? comparer = null) =>
        descending ? items.OrderByDescending(field, comparer) : items.OrderBy(field, comparer);

    // Sizes and pixels as the numbers they are, then the rest as the words they are.
    private static (decimal Number, string Text) ValueOf(MediaItem item, string alias)
    {
        var value = DocumentValues.Read(item.Values).GetValueOrDefault(alias) ?? "";
        return decimal.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out var number) ? (number, "") : (decimal.MaxValue, Folding.Fold(value));
    }
}

/// <param name="Values">By property alias, as stored.</param>
/// <param name="CreatedBy">A name; the site's own for what was imported.</param>
public sealed record MediaCollectionItem(MediaCard Card, IReadOnlyDictionary<string, string> Values, string CreatedBy);
