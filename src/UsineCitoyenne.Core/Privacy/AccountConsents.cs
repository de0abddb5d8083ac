using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Privacy;

/// <summary>
/// What holders of accounts agreed to: charter and confidentiality of a mandate, their name in public. The texts are the ledger's.
/// </summary>
public sealed class AccountConsents(TimeProvider clock)
{
    internal void Give(SiteDbContext db, long accountId, ConsentText text, string channel) => db.Add(new AccountConsent
    {
        AccountId = accountId,
        Purpose = text.Purpose,
        Version = text.Version,
        GivenAt = clock.GetUtcNow().UtcDateTime,
        Channel = channel,
    });

    /// <summary>Gives or takes back a choice. False when it already stood so.</summary>
    internal async Task<bool> SetAsync(SiteDbContext db, long accountId, ConsentText text, bool given, string channel)
    {
        if (!given)
        {
            var now = clock.GetUtcNow().UtcDateTime;
            return await Standing(db, text).Where(row => row.AccountId == accountId)
                .ExecuteUpdateAsync(row => row.SetProperty(consent => consent.WithdrawnAt, now)) > 0;
        }
        if (await Standing(db, text).AnyAsync(row => row.AccountId == accountId))
        {
            return false;
        }
        Give(db, accountId, text, channel);
        return true;
    }

    /// <summary>Accounts whose agreement stands, for use inside a query.</summary>
    internal static IQueryable<long> AgreedTo(SiteDbContext db, ConsentText text) =>
        Standing(db, text).Select(consent => consent.AccountId);

    private static IQueryable<AccountConsent> Standing(SiteDbContext db, ConsentText text) => db.Set<AccountConsent>()
        .Where(consent => consent.Purpose == text.Purpose && consent.WithdrawnAt == null);
}
