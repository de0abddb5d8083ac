using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Content.Documents;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Content.Redirects;

/// <summary>Remembers the address of a document that is about to change, in one row however much hangs below it.</summary>
internal static class RedirectWriter
{
    /// <summary>Does nothing for a page that visitors never saw there, and for the home.</summary>
    public static async Task KeepAsync(ContentAct act, Document document)
    {
        await KeepAsync(act.Db, await Addresses.OfAsync(act.Db, document, act.Cancel), document.Key, act.Now, act.Cancel);
    }

    /// <param name="address">Where visitors found the document so far; null for nowhere.</param>
    public static async Task KeepAsync(SiteDbContext db, string? address, Guid document, DateTime now, CancellationToken cancel)
    {
        if (address is not { Length: > 1 and <= Redirect.MaxPath })
        {
            return;
        }
        var path = address.ToLowerInvariant();
        var known = db.Set<Redirect>().Local.FirstOrDefault(row => row.Path == path)
            ?? await db.Set<Redirect>().FirstOrDefaultAsync(row => row.Path == path, cancel);
        if (known is not null)
        {
            (known.DocumentKey, known.CreatedAt) = (document, now);
            return;
        }
        db.Add(new Redirect { Key = Guid.CreateVersion7(now), Path = path, DocumentKey = document, CreatedAt = now });
    }
}
