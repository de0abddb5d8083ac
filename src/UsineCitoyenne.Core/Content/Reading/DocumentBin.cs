using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Content.Reading;

/// <summary>The recycle bin as an editor sees it: what was put there from below their start nodes.</summary>
public sealed class DocumentBin(Database database)
{
    /// <summary>What was itself put in the bin.</summary>
    public async Task<Page<DocumentNode>> RootAsync(Editor editor, int skip, int take, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        return await Roots(db, editor).OrderBy(document => document.Name).PageAsync(db, editor, skip, take, cancel);
    }

    /// <summary>What went there along with its parent.</summary>
    /// <exception cref="ContentNotFoundException">The parent is not in the bin.</exception>
    /// <exception cref="EditorDeniedException">Out of the editor's reach.</exception>
    public async Task<Page<DocumentNode>> ChildrenAsync(Editor editor, Guid parent, int skip, int take, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        await TrashedAsync(db, editor, parent, cancel);
        return await Children(db, parent).InOrder().PageAsync(db, editor, skip, take, cancel);
    }

    /// <inheritdoc cref="DocumentTree.SiblingsAsync"/>
    public async Task<Siblings> SiblingsAsync(Editor editor, Guid target, int before, int after, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        var own = await TrashedAsync(db, editor, target, cancel);
        var all = own.BinRoot ? Roots(db, editor) : Children(db, own.ParentKey!.Value);
        return await Siblings.ReadAsync(all, db, editor, own.SortOrder, own.Name, before, after, cancel);
    }

    /// <summary>Where a restore would put it; null for the root.</summary>
    /// <exception cref="ContentNotFoundException">It is not in the bin, or its parent is there too.</exception>
    /// <exception cref="EditorDeniedException">Out of the editor's reach.</exception>
    public async Task<DocumentNode?> OriginalParentAsync(Editor editor, Guid key, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        if ((await TrashedAsync(db, editor, key, cancel)).ParentKey is not { } parent)
        {
            return null;
        }
        var found = await db.Set<Document>().Where(document => document.Key == parent && !document.Trashed).NodesAsync(db, editor, cancel);
        return found.SingleOrDefault() ?? throw new ContentNotFoundException("La page parente est elle-même dans la corbeille.");
    }

    private static IQueryable<Document> Roots(SiteDbContext db, Editor editor) =>
        db.Set<Document>().Where(document => document.BinRoot).Within(editor.Documents);

    private static IQueryable<Document> Children(SiteDbContext db, Guid parent) =>
        db.Set<Document>().Where(document => document.ParentKey == parent && document.Trashed && !document.BinRoot);

    private static async Task<Document> TrashedAsync(SiteDbContext db, Editor editor, Guid key, CancellationToken cancel)
    {
        var document = await db.Set<Document>().FirstOrDefaultAsync(document => document.Key == key && document.Trashed, cancel)
            ?? throw new ContentNotFoundException("Cette page n’est pas dans la corbeille.");
        editor.Require(DocumentVerbs.Read, document.Path);
        return document;
    }
}
