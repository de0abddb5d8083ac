using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Content.Schema;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Content;

/// <summary>What the actions on documents all look up.</summary>
internal static class DocumentQueries
{
    /// <exception cref="ContentException">No such document, or it is in the recycle bin.</exception>
    public static async Task<Document> DocumentAsync(this SiteDbContext db, Guid key, CancellationToken cancel) =>
        await db.Set<Document>().FirstOrDefaultAsync(document => document.Key == key && !document.Trashed, cancel)
        ?? throw new ContentException("Cette page n’existe pas ou est dans la corbeille.");

    public static async Task<ContentSchema> SchemaAsync(this SiteDbContext db, CancellationToken cancel)
    {
        var items = await db.Set<SchemaItem>().AsNoTracking().Select(item => new { item.Kind, item.Definition }).ToListAsync(cancel);
        return new ContentSchema(items.Select(item => SchemaJson.Read(item.Kind, item.Definition)));
    }
}
