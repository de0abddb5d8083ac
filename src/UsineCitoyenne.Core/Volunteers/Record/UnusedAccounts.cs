using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Volunteers.Record;

/// <summary>The account that a volunteer signed in with goes with them, unless they hold it for something else.</summary>
public sealed class UnusedAccounts(AccountStore accounts, MandateHolders holders)
{
    /// <summary>
    /// It follows the person to another address, with its sessions: it opens their record by that address alone. One that is held for
    /// something else keeps its own.
    /// </summary>
    internal async Task MoveAsync(SiteDbContext db, string formerKey, string email, CancellationToken cancel)
    {
        var key = EmailAddress.Key(email);
        var found = await accounts.FindByKeysAsync(db, [formerKey, key]);
        if (!found.TryGetValue(formerKey, out var account) || (await holders.AmongAsync(db, [account], cancel)).Contains(account))
        {
            return;
        }
        if (found.ContainsKey(key))
        {
            await accounts.EraseAsync(db, [account], cancel);
        }
        else
        {
            await accounts.MoveAsync(db, account, email, key, cancel);
        }
    }

    internal async Task EraseAsync(SiteDbContext db, IReadOnlyCollection<string> emailKeys, CancellationToken cancel)
    {
        var ids = (await accounts.FindByKeysAsync(db, emailKeys)).Values.ToList();
        if (ids.Count > 0)
        {
            await accounts.EraseAsync(db, [.. ids.Except(await holders.AmongAsync(db, ids, cancel))], cancel);
        }
    }
}
