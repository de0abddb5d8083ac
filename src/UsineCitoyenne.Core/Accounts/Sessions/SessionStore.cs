using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Accounts.Sessions;

/// <summary>
/// Opens and reads sessions inside the caller's transaction. Read from the database each time: what was closed is closed, on every node.
/// </summary>
public sealed class SessionStore(TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <returns>The key, for the cookie: it exists nowhere else.</returns>
    internal async Task<Guid> OpenAsync(SiteDbContext db, Account account, string? userAgent, TimeSpan idleTime) =>
        await OpenAsync(db, account.Id, null, account.SecurityStamp, userAgent, idleTime);

    /// <inheritdoc cref="OpenAsync(SiteDbContext, Account, string?, TimeSpan)"/>
    internal Task<Guid> OpenAsync(SiteDbContext db, BackofficeUser editor, string? userAgent, TimeSpan idleTime) =>
        OpenAsync(db, editor.AccountId, editor.Key, editor.SecurityStamp, userAgent, idleTime);

    internal async Task<(Account Account, DateTime LastSeenAt)?> AccountOfAsync(SiteDbContext db, Guid key, CancellationToken cancel)
    {
        var found = await Living(db, key).Where(session => session.EditorKey == null)
            .Join(db.Set<Account>(), session => new { Id = session.AccountId, session.Stamp },
                account => new { account.Id, Stamp = account.SecurityStamp },
                (session, account) => new { Account = account, session.LastSeenAt })
            .FirstOrDefaultAsync(cancel);
        return found is null ? null : (found.Account, found.LastSeenAt);
    }

    /// <returns>The user's key; null when the session is over.</returns>
    internal async Task<Guid?> EditorOfAsync(SiteDbContext db, Guid key, CancellationToken cancel) => await Living(db, key)
        .Join(db.Set<BackofficeUser>(), session => new { Key = session.EditorKey, session.Stamp },
            user => new { Key = (Guid?)user.Key, Stamp = user.SecurityStamp },
            (session, user) => session.EditorKey)
        .FirstOrDefaultAsync(cancel);

    /// <summary>Gives a living session its full idle time again. False when it is over.</summary>
    internal async Task<bool> ProlongAsync(SiteDbContext db, Guid key, TimeSpan idleTime, TimeSpan longest, CancellationToken cancel)
    {
        var (now, oldest) = (Now, Now - longest);
        return await Living(db, key).Where(session => session.CreatedAt >= oldest).ExecuteUpdateAsync(
            session => session.SetProperty(row => row.LastSeenAt, now).SetProperty(row => row.ExpiresAt, now + idleTime), cancel) == 1;
    }

    private async Task<Guid> OpenAsync(SiteDbContext db, long account, Guid? editor, string stamp, string? userAgent, TimeSpan idleTime)
    {
        var now = Now;
        await db.Set<Session>().Where(old => old.ExpiresAt < now).ExecuteDeleteAsync();
        var key = Guid.NewGuid();
        db.Add(new Session
        {
            Hash = Session.HashOf(key),
            AccountId = account,
            EditorKey = editor,
            Stamp = stamp,
            CreatedAt = now,
            LastSeenAt = now,
            ExpiresAt = now + idleTime,
            Browser = BrowserFamily.Of(userAgent),
        });
        return key;
    }

    private IQueryable<Session> Living(SiteDbContext db, Guid key)
    {
        var (hash, now) = (Session.HashOf(key), Now);
        return db.Set<Session>().Where(session => session.Hash == hash && session.ExpiresAt > now);
    }
}
