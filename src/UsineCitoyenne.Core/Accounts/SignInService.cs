using UsineCitoyenne.Core.Accounts.Sessions;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Links;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Accounts;

/// <summary>Sign-in without a password: a link by mail, valid once and for 30 minutes.</summary>
public sealed class SignInService(
    Database database, AccountStore accounts, SessionStore sessions, IEnumerable<IKnowsPeople> modules, LinkTokens links, Outbox outbox,
    Audit audit, TimeProvider clock)
{
    internal static readonly TimeSpan LinkLifetime = TimeSpan.FromMinutes(30);

    /// <summary>
    /// Sends a link when the address is known here: it has an account, or gets one now because a module knows its holder. Nothing
    /// otherwise, and the caller learns nothing either way.
    /// </summary>
    public Task RequestLinkAsync(string email, CancellationToken cancel = default) => database.WriteAsync(async db =>
    {
        var account = await accounts.FindByEmailAsync(db, email) ?? await MakeAsync(db, email, cancel);
        if (account is null)
        {
            return;
        }
        var now = clock.GetUtcNow().UtcDateTime;
        // Somebody who presses twice wants one mail; somebody who mistyped it waits a minute.
        await outbox.EnqueueAsync(
            db, SignInMail.Kind.To(account.Id) with { DedupKey = $"sign-in:{account.Id}:{now:yyyyMMddHHmm}" });
    }, cancel);

    /// <summary>True while the link can still be used. Changes nothing: mail scanners open links too.</summary>
    public async Task<bool> IsUsableAsync(string token)
    {
        await using var db = database.Read();
        var link = await links.FindAsync(db, LinkPurpose.SignIn, token);
        return link is { UsedAt: null } && !links.IsExpired(link);
    }

    /// <summary>Uses the link. Null when it is unknown, expired or used.</summary>
    public Task<SignedIn?> SignInAsync(string token, string? userAgent, CancellationToken cancel = default) =>
        database.WriteAsync(async db =>
    {
        var link = await links.FindAsync(db, LinkPurpose.SignIn, token);
        var now = clock.GetUtcNow().UtcDateTime;
        if (link is null || links.IsExpired(link) || !await links.TryUseAsync(db, link))
        {
            return null;
        }
        var account = await accounts.FindAsync(db, link.SubjectId);
        if (account is null)
        {
            return null;
        }
        account.LastSignInAt = now;
        audit.Record(db, AuditAction.AccountSignedIn, account.Id);
        return new SignedIn(account.Id, await sessions.OpenAsync(db, account, userAgent, SessionService.IdleTime));
    }, cancel);

    /// <summary>A link to hand over directly, without mail: the operator's <c>admin-link</c> and the demo's.</summary>
    internal string IssueLink(SiteDbContext db, long accountId) => links.Issue(db, LinkPurpose.SignIn, accountId, TimeSpan.FromHours(24));

    private async Task<Account?> MakeAsync(SiteDbContext db, string email, CancellationToken cancel)
    {
        foreach (var module in modules)
        {
            if (await module.NameOfAsync(db, EmailAddress.Key(email), cancel) is { } name)
            {
                return await accounts.FindOrCreateAsync(db, email, name, by: null);
            }
        }
        return null;
    }
}

/// <summary>What the session's cookie carries. The account is there for the forms' protection only; the session says whose it is.</summary>
public sealed record SignedIn(long AccountId, Guid Session);
