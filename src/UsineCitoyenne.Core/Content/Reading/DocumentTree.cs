using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Content.Reading;

/// <summary>
/// The tree as an editor sees it: below the start nodes all of it, above them only the way down to them, closed.
/// </summary>
public sealed class DocumentTree(Database database)
{
    public async Task<Page<DocumentNode>> RootAsync(Editor editor, int skip, int take, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        return await Children(db, editor, null, "/").InOrder().PageAsync(db, editor, skip, take, cancel);
    }

    /// <exception cref="ContentNotFoundException">No such parent, or it is in the recycle bin.</exception>
    /// <exception cref="EditorDeniedException">Out of the editor's reach.</exception>
    public async Task<Page<DocumentNode>> ChildrenAsync(Editor editor, Guid parent, int skip, int take, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        var (path, trashed) = await PlaceAsync(db, editor, parent, cancel);
        if (trashed)
        {
            throw new ContentNotFoundException();
        }
        return await Children(db, editor, parent, path).InOrder().PageAsync(db, editor, skip, take, cancel);
    }

    /// <summary>From the root down to the document, itself included; of what is in the bin, from the bin down.</summary>
    /// <exception cref="ContentNotFoundException">No such document.</exception>
    /// <exception cref="EditorDeniedException">Out of the editor's reach.</exception>
    public async Task<IReadOnlyList<DocumentNode>> AncestorsAsync(Editor editor, Guid descendant, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        var (path, trashed) = await PlaceAsync(db, editor, descendant, cancel);
        var keys = DocumentQueries.KeysOf(path);
        return await db.Set<Document>().Where(document => EF.Parameter(keys).Contains(document.Key) && document.Trashed == trashed)
            .OrderBy(document => document.Level)
            .NodesAsync(db, editor, cancel);
    }

    /// <summary>A document among those beside it.</summary>
    /// <exception cref="ContentNotFoundException">No such document, or it is in the recycle bin: the client then reads from the
    /// top.</exception>
    /// <exception cref="EditorDeniedException">Out of the editor's reach.</exception>
    public async Task<Siblings> SiblingsAsync(Editor editor, Guid target, int before, int after, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        if ((await PlaceAsync(db, editor, target, cancel)).Trashed)
        {
            throw new ContentNotFoundException();
        }
        var own = await db.Set<Document>().Where(document => document.Key == target)
            .Select(document => new { document.ParentKey, document.Path, document.SortOrder, document.Name }).SingleAsync(cancel);
        var all = Children(db, editor, own.ParentKey, own.Path[..^33]);
        return await Siblings.ReadAsync(all, db, editor, own.SortOrder, own.Name, before, after, cancel);
    }

    private static IQueryable<Document> Children(SiteDbContext db, Editor editor, Guid? parent, string path)
    {
        var children = db.Set<Document>().Where(document => document.ParentKey == parent && !document.Trashed);
        if (editor.Documents.Includes(path))
        {
            return children;
        }
        // On the way down: the next step of each start node's path.
        var steps = editor.Documents.Paths.Where(start => start.StartsWith(path, StringComparison.Ordinal))
            .Select(start => Guid.ParseExact(start.AsSpan(path.Length, 32), "N")).Distinct().ToList();
        return children.Where(document => EF.Parameter(steps).Contains(document.Key));
    }

    private static async Task<(string Path, bool Trashed)> PlaceAsync(SiteDbContext db, Editor editor, Guid key, CancellationToken cancel)
    {
        var place = await db.Set<Document>().Where(document => document.Key == key)
            .Select(document => new { document.Path, document.Trashed })
            .FirstOrDefaultAsync(cancel) ?? throw new ContentNotFoundException();
        return editor.Documents.Includes(place.Path) || editor.Documents.LeadsThrough(place.Path)
            ? (place.Path, place.Trashed)
            : throw new EditorDeniedException();
    }
}
