using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Content.Reading;

/// <summary>Finds documents by name, drafts too. Accents and case do not matter.</summary>
public sealed class DocumentSearch(Database database)
{
    /// <param name="query">Words, all of which are in the name, in any order; or a key.</param>
    /// <param name="below">Only what is below that document; null for all.</param>
    /// <param name="types">Keys of document types; empty for all.</param>
    /// <param name="trashed">True to look in the recycle bin instead.</param>
    public async Task<Page<DocumentNode>> RunAsync(
        Editor editor, string query, int skip, int take, Guid? below = null, IReadOnlyCollection<Guid>? types = null, bool trashed = false,
        CancellationToken cancel = default)
    {
        await using var db = database.Read();
        var found = await ScopeAsync(db, below, cancel);
        if (found is null || Named(db, found, query) is not { } named)
        {
            return Page<DocumentNode>.Empty;
        }
        var within = named.Where(document => document.Trashed == trashed).Within(editor.Documents);
        if (types is { Count: > 0 })
        {
            within = within.Where(document => EF.Parameter(types).Contains(document.ContentTypeKey));
        }
        return await within.OrderBy(document => document.FoldedName).ThenBy(document => document.Key)
            .PageAsync(db, editor, skip, take, cancel);
    }

    private static async Task<IQueryable<Document>?> ScopeAsync(SiteDbContext db, Guid? below, CancellationToken cancel)
    {
        if (below is null)
        {
            return db.Set<Document>();
        }
        var path = await db.Set<Document>().Where(document => document.Key == below).Select(document => document.Path)
            .FirstOrDefaultAsync(cancel);
        return path is null ? null : db.Within(path);
    }

    private static IQueryable<Document>? Named(SiteDbContext db, IQueryable<Document> scope, string query) =>
        Guid.TryParse(query, out var key) ? scope.Where(document => document.Key == key)
        : DocumentNames.Having(db, query) is { } keys ? scope.Where(document => keys.Contains(document.Key))
        : null;
}
