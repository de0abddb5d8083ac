using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content.History;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Content.Reading;

/// <summary>The children of a document as a list with columns.</summary>
public sealed class DocumentCollection(Database database)
{
    /// <param name="parent">Null for the root.</param>
    /// <param name="orderBy"><c>name</c>, <c>createDate</c>, <c>updateDate</c>, <c>sortOrder</c>, <c>published</c>,
    /// <c>contentTypeAlias</c>, or the alias of a property.</param>
    /// <param name="filter">Words of the name; empty for all.</param>
    /// <exception cref="ContentNotFoundException">No such parent, or it is in the recycle bin.</exception>
    /// <exception cref="EditorDeniedException">Out of the editor's reach.</exception>
    public async Task<Page<CollectionItem>> PageAsync(
        Editor editor, Guid? parent, string orderBy, bool descending, string filter, int skip, int take, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        editor.Require(DocumentVerbs.Read, parent is null ? "/" : (await db.DocumentAsync(parent.Value, cancel)).Path);
        var children = Folding.Fold(filter).Split(' ', StringSplitOptions.RemoveEmptyEntries).Aggregate(
            db.Set<Document>().Where(document => document.ParentKey == parent && !document.Trashed),
            (some, word) => some.Where(document => document.FoldedName.Contains(word)));
        var keys = await KeysAsync(children, orderBy, descending, skip, take, cancel);
        var nodes = (await db.Set<Document>().Where(document => EF.Parameter(keys).Contains(document.Key)).NodesAsync(db, editor, cancel))
            .ToDictionary(node => node.Key);
        var texts = await db.Set<Document>().Where(document => EF.Parameter(keys).Contains(document.Key)).Select(document => new
        {
            document.Key,
            document.Values,
            CreatedBy = db.Set<NodeHistoryEntry>().Where(entry => entry.NodeKey == document.Key && entry.Action == NodeAction.Created)
                .OrderBy(entry => entry.Id).Select(entry => entry.EditorName).FirstOrDefault(),
            UpdatedBy = db.Set<NodeHistoryEntry>().Where(entry => entry.NodeKey == document.Key)
                .OrderByDescending(entry => entry.Id).Select(entry => entry.EditorName).FirstOrDefault(),
        }).ToDictionaryAsync(row => row.Key, cancel);
        return new Page<CollectionItem>(await children.CountAsync(cancel), [.. keys.Select(key => new CollectionItem(
            nodes[key], DocumentValues.Read(texts[key].Values), texts[key].CreatedBy ?? Editor.System.Name, texts[key]
                .UpdatedBy ?? Editor.System.Name))]);
    }

    private static async Task<List<Guid>> KeysAsync(
        IQueryable<Document> children, string orderBy, bool descending, int skip, int take, CancellationToken cancel)
    {
        var ordered = orderBy switch
        {
            "name" => Ordered(children, document => document.FoldedName, descending),
            "createDate" => Ordered(children, document => document.CreateDate, descending),
            "updateDate" => Ordered(children, document => document.UpdateDate, descending),
            "sortOrder" => Ordered(children, document => document.SortOrder, descending),
            "published" => Ordered(children, document => document.Published, descending),
            "contentTypeAlias" => Ordered(children, document => document.ContentType, descending),
            _ => null,
        };
        if (ordered is not null)
        {
            return await ordered.ThenBy(document => document.Key).Skip(skip).Take(take).Select(document => document.Key)
                .ToListAsync(cancel);
        }
        // No engine looks into the values: a list that editors sort by a property is as long as people make it.
        var values = (await children.Select(document => new { document.Key, document.Values }).ToListAsync(cancel))
            .Select(row => (row.Key, Value: Folding.Fold(DocumentValues.Read(row.Values).GetValueOrDefault(orderBy))));
        var sorted = descending
            ? values.OrderByDescending(row => row.Value, StringComparer.Ordinal)
            : values.OrderBy(row => row.Value, StringComparer.Ordinal);
        return [.. sorted.ThenBy(row => row.Key).Skip(skip).Take(take).Select(row => row.Key)];
    }

    private static IOrderedQueryable<Document> Ordered<T>(
        IQueryable<Document> documents, System.Linq.Expressions.Expression<Func<Document, T>> field, bool descending) =>
        descending ? documents.OrderByDescending(field) : documents.OrderBy(field);
}

/// <param name="Values">The draft, by property alias, as stored.</param>
/// <param name="CreatedBy">A name; the site's own for what was imported.</param>
public sealed record CollectionItem(DocumentNode Node, IReadOnlyDictionary<string, string> Values, string CreatedBy, string UpdatedBy);
