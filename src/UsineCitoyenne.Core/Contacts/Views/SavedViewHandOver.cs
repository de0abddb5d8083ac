using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Mandates.Keeping;

namespace UsineCitoyenne.Core.Contacts.Views;

/// <summary>The views of who reads no contacts any more are their successor's. They hold filters, never a name.</summary>
internal sealed class SavedViewHandOver : IFollowsHandOvers
{
    public async Task PassAsync(SiteDbContext db, Responsable leaver, Responsable successor, CancellationToken cancel)
    {
        if (leaver.Contacts is not null || successor.Contacts is null)
        {
            return;
        }
        var (from, to) = (leaver.AccountId, successor.AccountId);
        var held = await db.Set<SavedView>().Where(row => row.AccountId == to).Select(row => row.Name).ToListAsync(cancel);
        await db.Set<SavedView>().Where(row => row.AccountId == from && !held.Contains(row.Name))
            .ExecuteUpdateAsync(row => row.SetProperty(view => view.AccountId, to), cancel);
        await db.Set<SavedView>().Where(row => row.AccountId == from).ExecuteDeleteAsync(cancel);
    }
}
