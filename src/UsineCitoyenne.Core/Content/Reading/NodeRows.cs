using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content.PublicAccess;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Content.Reading;

/// <summary>Turns queries of documents into nodes, with one query more at most.</summary>
internal static class NodeRows
{
    public static async Task<List<DocumentNode>> NodesAsync(
        this IQueryable<Document> documents, SiteDbContext db, Editor editor, CancellationToken cancel)
    {
        var rows = await documents.Select(document => new
        {
            document.Key,
            document.ParentKey,
            document.Path,
            document.Name,
            document.PublishedName,
            document.ContentTypeKey,
            document.ContentType,
            document.SortOrder,
            document.Published,
            Pending = document.Published && (document.Name != document.PublishedName || document.Values != document.PublishedValues),
            document.CreateDate,
            document.UpdateDate,
            document.Trashed,
            HasChildren = db.Set<Document>()
                .Any(child => child.ParentKey == document.Key && child.Trashed == document.Trashed && !child.BinRoot),
        }).ToListAsync(cancel);
        var closed = rows.Count == 0 ? [] : (await db.Set<DocumentAccess>().Select(row => row.DocumentKey).ToListAsync(cancel)).ToHashSet();
        return [.. rows.Select(row =>
        {
            var keys = DocumentQueries.KeysOf(row.Path);
            return new DocumentNode(
                row.Key, row.ParentKey, [.. keys.SkipLast(1)], row.Path, row.Name, row.PublishedName, row.ContentTypeKey, row.ContentType,
                row.SortOrder,
                row.Pending ? DocumentState.PublishedPendingChanges : row.Published ? DocumentState.Published : DocumentState.Draft,
                row.CreateDate, row.UpdateDate, row.Trashed, row.HasChildren, keys.Any(closed.Contains),
                !editor.Can(DocumentVerbs.Read, row.Path));
        })];
    }

    public static async Task<Page<DocumentNode>> PageAsync(
        this IOrderedQueryable<Document> documents, SiteDbContext db, Editor editor, int skip, int take, CancellationToken cancel)
    {
        // What makes a node of a row is asked of the page only: beside the sort, an engine compares the texts of all that it sorts.
        var page = documents.Skip(skip).Take(take).Where(document => document.Key != default);
        var items = take > 0 ? await page.NodesAsync(db, editor, cancel) : [];
        // A short first page is the whole list.
        var total = skip == 0 && items.Count < take ? items.Count : await documents.CountAsync(cancel);
        return new Page<DocumentNode>(total, items);
    }

    /// <summary>Start nodes and all below them.</summary>
    public static IQueryable<Document> Within(this IQueryable<Document> documents, NodeReach reach)
    {
        if (reach.Root)
        {
            return documents;
        }
        var starts = reach.Paths.ToList();
#pragma warning disable CA1310 // In a query, the database compares.
        return documents.Where(document => starts.Any(start => document.Path.StartsWith(start)));
#pragma warning restore CA1310
    }

    public static IOrderedQueryable<Document> InOrder(this IQueryable<Document> documents) =>
        documents.OrderBy(document => document.SortOrder).ThenBy(document => document.Name);
}
