using Microsoft.EntityFrameworkCore;

namespace UsineCitoyenne.Core.Content.Redirects;

/// <summary>Remembers the address of a document that is about to change, in one row however much hangs below it.</summary>
internal static class RedirectKeeper
{
    /// <summary>Does nothing for a page that visitors never saw there, and for the home.</summary>
    public static async Task KeepAsync(ContentAct act, Document document)
    {
        if (await Addresses.OfAsync(act.Db, document, act.Cancel) is not { Length: > 1 and <= Redirect.MaxPath } address)
        {
            return;
        }
        var path = address.ToLowerInvariant();
        var known = await act.Db.Set<Redirect>().FirstOrDefaultAsync(row => row.Path == path, act.Cancel);
        if (known is not null)
        {
            (known.DocumentKey, known.CreatedAt) = (document.Key, act.Now);
            return;
        }
        act.Db.Add(new Redirect { Key = Guid.CreateVersion7(act.Now), Path = path, DocumentKey = document.Key, CreatedAt = act.Now });
    }
}
