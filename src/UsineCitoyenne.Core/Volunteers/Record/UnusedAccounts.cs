using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mandates;

namespace UsineCitoyenne.Core.Volunteers.Record;

/// <summary>The account that a volunteer signed in with goes with them, unless they hold it for something else.</summary>
internal sealed class UnusedAccounts(AccountStore accounts, MandateHolders holders)
{
    public async Task EraseAsync(SiteDbContext db, IReadOnlyCollection<string> emailKeys, CancellationToken cancel)
    {
        var ids = (await accounts.FindByKeysAsync(db, emailKeys)).Values.ToList();
        if (ids.Count > 0)
        {
            await accounts.EraseAsync(db, [.. ids.Except(await holders.AmongAsync(db, ids, cancel))], cancel);
        }
    }
}
