using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Content.Reading;

/// <summary>Some documents around one, in their order.</summary>
/// <param name="TotalBefore">Before the first of <paramref name="Items"/>.</param>
/// <param name="TotalAfter">After the last of <paramref name="Items"/>.</param>
public sealed record Siblings(int TotalBefore, int TotalAfter, IReadOnlyList<DocumentNode> Items)
{
    internal static async Task<Siblings> ReadAsync(
        IQueryable<Document> all, SiteDbContext db, Editor editor, int sortOrder, string name, int before, int after,
        CancellationToken cancel)
    {
        var place = await all.CountAsync(
            document => document.SortOrder < sortOrder || (document.SortOrder == sortOrder && document.Name.CompareTo(name) < 0), cancel);
        var skip = Math.Max(0, place - before);
        var items = await all.InOrder().Skip(skip).Take(place - skip + 1 + after).NodesAsync(db, editor, cancel);
        return new Siblings(skip, Math.Max(0, await all.CountAsync(cancel) - skip - items.Count), items);
    }
}
