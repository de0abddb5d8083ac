using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Content.Schema;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Content;

/// <summary>What the actions on documents all look up.</summary>
internal static class DocumentQueries
{
    /// <exception cref="ContentNotFoundException">No such document, or it is in the recycle bin.</exception>
    public static async Task<Document> DocumentAsync(this SiteDbContext db, Guid key, CancellationToken cancel) =>
        await db.Set<Document>().FirstOrDefaultAsync(document => document.Key == key && !document.Trashed, cancel)
        ?? throw new ContentNotFoundException();

    /// <summary>After the last of a parent's children, trashed ones included: a restored page finds its place again.</summary>
    public static async Task<int> NextSortOrderAsync(this SiteDbContext db, Guid? parent, CancellationToken cancel) =>
        (await db.Set<Document>().Where(document => document.ParentKey == parent)
            .MaxAsync(document => (int?)document.SortOrder, cancel) ?? -1) + 1;

    public static async Task<ContentSchema> SchemaAsync(this SiteDbContext db, CancellationToken cancel)
    {
        var items = await db.Set<SchemaItem>().AsNoTracking().Select(item => new { item.Kind, item.Definition }).ToListAsync(cancel);
        return new ContentSchema(items.Select(item => SchemaJson.Read(item.Kind, item.Definition)));
    }

    /// <summary>A document and all below it, by the index on paths.</summary>
    public static IQueryable<Document> Within(this SiteDbContext db, string path) =>
        db.StartingWith<Document>(document => document.Path, path);

    /// <summary>All below a document, without itself.</summary>
    public static IQueryable<Document> Below(this SiteDbContext db, Document document) =>
        db.Within(document.Path).Where(other => other.Key != document.Key);

    /// <summary>Keys that a path is made of, from the root down.</summary>
    public static IReadOnlyList<Guid> KeysOf(string path) =>
        [.. path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(step => Guid.ParseExact(step, "N"))];
}
