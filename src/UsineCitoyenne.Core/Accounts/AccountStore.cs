using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Links;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Accounts;

/// <summary>What other modules may ask of accounts, inside their own transaction.</summary>
public sealed class AccountStore(LinkTokens links, Audit audit, TimeProvider clock)
{
    internal async Task<Account> FindOrCreateAsync(SiteDbContext db, string email, string name, long? by, bool demo = false)
    {
        var key = EmailAddress.Key(email);
        var account = await db.Set<Account>().FirstOrDefaultAsync(row => row.EmailKey == key);
        if (account is null)
        {
            account = new Account
            {
                Email = email,
                EmailKey = key,
                Name = name,
                SecurityStamp = Guid.NewGuid().ToString("N"),
                CreatedAt = clock.GetUtcNow().UtcDateTime,
                Demo = demo,
            };
            db.Add(account);
            await db.SaveChangesAsync();
            audit.Record(db, AuditAction.AccountCreated, by, detail: $"account:{account.Id}");
        }
        return account;
    }

    internal Task<Account?> FindAsync(SiteDbContext db, long id) => db.Set<Account>().FirstOrDefaultAsync(row => row.Id == id);

    internal Task<Account?> FindByEmailAsync(SiteDbContext db, string email)
    {
        var key = EmailAddress.Key(email);
        return db.Set<Account>().FirstOrDefaultAsync(row => row.EmailKey == key);
    }

    internal async Task<IReadOnlyDictionary<long, Account>> FindAllAsync(SiteDbContext db, IReadOnlyCollection<long> ids) =>
        await db.Set<Account>().Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id);

    /// <summary>The accounts of these addresses in lower case, by address.</summary>
    internal async Task<IReadOnlyDictionary<string, long>> FindByKeysAsync(SiteDbContext db, IReadOnlyCollection<string> keys) =>
        await db.Set<Account>().Where(row => keys.Contains(row.EmailKey)).ToDictionaryAsync(row => row.EmailKey, row => row.Id);

    /// <summary>The names of these accounts.</summary>
    internal async Task<IReadOnlyDictionary<long, string>> NamesAsync(SiteDbContext db, IQueryable<long> ids, CancellationToken cancel) =>
        await db.Set<Account>().Where(row => ids.Contains(row.Id)).Select(row => new { row.Id, row.Name })
            .ToDictionaryAsync(row => row.Id, row => row.Name, cancel);

    /// <summary>Who these accounts are, and when they were last there.</summary>
    internal async Task<IReadOnlyDictionary<long, AccountLine>> LinesAsync(
        SiteDbContext db, IQueryable<long> ids, CancellationToken cancel) =>
        await db.Set<Account>().Where(row => ids.Contains(row.Id))
            .Select(row => new AccountLine(row.Id, row.Name, row.Email, row.LastSeenAt ?? row.LastSignInAt))
            .ToDictionaryAsync(line => line.Id, cancel);

    /// <summary>Accounts that did nothing since then, for use inside a query; a new one has been seen when it was made.</summary>
    internal static IQueryable<long> SilentSince(SiteDbContext db, DateTime before) => db.Set<Account>()
        .Where(row => (row.LastSeenAt ?? row.LastSignInAt ?? row.CreatedAt) < before).Select(row => row.Id);

    /// <summary>Erases accounts that open nothing, with their sessions and links; an editor's stays.</summary>
    internal async Task EraseAsync(SiteDbContext db, IReadOnlyCollection<long> ids, CancellationToken cancel)
    {
        var erased = await OfNoEditor(db, ids)
            .Select(row => row.Id).ToListAsync(cancel);
        await links.RevokeAsync(db, LinkPurpose.SignIn, erased, cancel);
        await db.Set<Account>().Where(row => erased.Contains(row.Id)).ExecuteDeleteAsync(cancel);
    }

    /// <summary>
    /// Another address from now on, and no link that was sent to the former one; an editor's stays: it is changed where editors are.
    /// </summary>
    internal async Task MoveAsync(SiteDbContext db, long id, string email, string key, CancellationToken cancel)
    {
        if (await OfNoEditor(db, [id])
            .ExecuteUpdateAsync(row => row.SetProperty(account => account.Email, email)
                .SetProperty(account => account.EmailKey, key), cancel) > 0)
        {
            await links.RevokeAsync(db, LinkPurpose.SignIn, id);
        }
    }

    private static IQueryable<Account> OfNoEditor(SiteDbContext db, IReadOnlyCollection<long> ids) =>
        db.Set<Account>().Where(row => ids.Contains(row.Id) && !db.Set<BackofficeUser>().Any(user => user.AccountId == row.Id));

    /// <summary>Notes that the person is there, once a day.</summary>
    internal Task SeenAsync(SiteDbContext db, long id)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return db.Set<Account>().Where(row => row.Id == id).ExecuteUpdateAsync(row => row.SetProperty(account => account.LastSeenAt, now));
    }
}

/// <param name="LastSeenAt">UTC; null for who never came.</param>
internal sealed record AccountLine(long Id, string Name, string Email, DateTime? LastSeenAt);
