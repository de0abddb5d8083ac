using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content.History;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Content.Reading;

/// <summary>Where an editor writes, and what waits for them there.</summary>
public sealed class EditorWelcome(Database database)
{
    private const int Waiting = 10;

    public async Task<EditorOverview> ReadAsync(Editor editor, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        var home = await HomeAsync(db, editor, cancel);
        var within = db.Set<Document>().Where(document => !document.Trashed).Within(editor.Documents);
        // What the site made by itself for each département, and nobody touched, waits for nobody.
        var calls = within.Where(document => document.ContentType == DocumentTypes.Call && !document.Published
            && db.Set<NodeHistoryEntry>().Any(entry => entry.NodeKey == document.Key));
        // The texts are compared only of what was written after the last publish.
        var drafts = within.Where(document => document.Published && document.UpdateDate > document.PublishedAt
            && (document.Name != document.PublishedName || document.Values != document.PublishedValues));
        return new EditorOverview(
            home?.Key, home?.Name, home?.ContentType,
            await ListAsync(db, editor, home, DocumentTypes.CallList, cancel),
            await ListAsync(db, editor, home, DocumentTypes.TutorialList, cancel),
            await LatestAsync(db, calls, editor, cancel), await LatestAsync(db, drafts, editor, cancel));
    }

    private static async Task<Document?> HomeAsync(SiteDbContext db, Editor editor, CancellationToken cancel)
    {
        var homes = db.Set<Document>().AsNoTracking().Where(document => !document.Trashed);
        return editor.Documents.Root
            ? await homes.Where(document => document.ContentType == DocumentTypes.NationalHome).InOrder().FirstOrDefaultAsync(cancel)
            : await homes.Where(document => document.ContentType == DocumentTypes.DepartementHome).Within(editor.Documents).InOrder()
            .FirstOrDefaultAsync(cancel);
    }

    // Offered only where the editor may write.
    private static async Task<Guid?> ListAsync(SiteDbContext db, Editor editor, Document? home, string type, CancellationToken cancel)
    {
        if (home is null)
        {
            return null;
        }
        var list = await db.Set<Document>().AsNoTracking()
            .Where(document => document.ParentKey == home.Key && document.ContentType == type && !document.Trashed)
            .InOrder().FirstOrDefaultAsync(cancel);
        return list is not null && editor.Can(DocumentVerbs.Create, list.Path) ? list.Key : null;
    }

    private static async Task<IReadOnlyList<WaitingDocument>> LatestAsync(
        SiteDbContext db, IQueryable<Document> documents, Editor editor, CancellationToken cancel)
    {
        var rows = (await documents.OrderByDescending(document => document.UpdateDate).Take(Waiting)
            .Select(document => new { document.Path, document.Key, document.Name, document.UpdateDate }).ToListAsync(cancel))
            .FindAll(row => editor.Can(DocumentVerbs.Read, row.Path));
        var above = editor.Documents.Paths.Count == 1 ? [] : rows.SelectMany(row => DocumentQueries.KeysOf(row.Path)).Distinct().ToList();
        var homes = await db.Set<Document>()
            .Where(document => EF.Parameter(above).Contains(document.Key) && document.ContentType == DocumentTypes.DepartementHome)
            .ToDictionaryAsync(document => document.Key, document => document.Name, cancel);
        return [.. rows.Select(row => new WaitingDocument(
            row.Key, row.Name, row.UpdateDate, DocumentQueries.KeysOf(row.Path).Select(key => homes.GetValueOrDefault(key))
                .FirstOrDefault(name => name is not null)))];
    }
}

/// <param name="Home">Of the site that the editor writes for; null when there is none.</param>
/// <param name="CallList">Where the editor may create calls; null when nowhere.</param>
/// <param name="TutorialList">Where the editor may create tutorials; null when nowhere.</param>
/// <param name="CallsToPublish">Calls that are not online, the last touched first.</param>
/// <param name="ToReview">Pages online whose draft differs, the last touched first.</param>
public sealed record EditorOverview(
    Guid? Home, string? HomeName, string? HomeType, Guid? CallList, Guid? TutorialList,
    IReadOnlyList<WaitingDocument> CallsToPublish, IReadOnlyList<WaitingDocument> ToReview);

/// <param name="Site">Name of the home of its département, for an editor of several; null on the national site.</param>
public sealed record WaitingDocument(Guid Key, string Name, DateTime UpdateDate, string? Site);
