using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Links;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Privacy;

namespace UsineCitoyenne.Core.Accounts;

/// <summary>Sign-in without a password: a link by mail, valid once and for 30 minutes.</summary>
public sealed class SignInService
{
    internal static readonly TimeSpan LinkLifetime = TimeSpan.FromMinutes(30);
    private readonly Database database;
    private readonly AccountStore accounts;
    private readonly LinkTokens links;
    private readonly Outbox outbox;
    private readonly Audit audit;
    private readonly TimeProvider clock;

    internal SignInService(Database database, AccountStore accounts, LinkTokens links, Outbox outbox, Audit audit, TimeProvider clock)
    {
        this.database = database;
        this.accounts = accounts;
        this.links = links;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /// <summary>Sends a link when the address has an account, nothing otherwise. The caller learns nothing either way.</summary>
    public Task RequestLinkAsync(string email, CancellationToken cancel = default) => database.WriteAsync(async db =>
    {
        var account = await accounts.FindByEmailAsync(db, email);
        if (account is null)
        {
            return;
        }
        var now = clock.GetUtcNow().UtcDateTime;
        await outbox.EnqueueAsync(db, new MailRequest(SignInMail.TemplateName, MailRecipient.Account, account.Id)
        {
            // Somebody who presses twice wants one mail; somebody who mistyped it waits a minute.
            DedupKey = $"sign-in:{account.Id}:{now:yyyyMMddHHmm}",
        });
    }, cancel);

    /// <summary>True while the link can still be used. Changes nothing: mail scanners open links too.</summary>
    public async Task<bool> IsUsableAsync(string token)
    {
        await using var db = database.Read();
        var link = await links.FindAsync(db, LinkPurpose.SignIn, token);
        return link is { UsedAt: null } && !links.IsExpired(link);
    }

    /// <summary>Uses the link. Null when it is unknown, expired or used.</summary>
    public Task<SignedIn?> SignInAsync(string token, CancellationToken cancel = default) => database.WriteAsync(async db =>
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
        return new SignedIn(account.Id, account.SecurityStamp);
    }, cancel);

    /// <summary>Ends every session of the account, on every device.</summary>
    public Task SignOutEverywhereAsync(long accountId) => database.WriteAsync(async db =>
    {
        if (await accounts.FindAsync(db, accountId) is { } account)
        {
            account.SecurityStamp = Guid.NewGuid().ToString("N");
        }
    });

    /// <summary>A link to hand over directly, without mail: the operator's <c>admin-link</c> and the demo's.</summary>
    internal string IssueLink(SiteDbContext db, long accountId) => links.Issue(db, LinkPurpose.SignIn, accountId, TimeSpan.FromHours(24));
}

/// <summary>What a session cookie carries.</summary>
public sealed record SignedIn(long AccountId, string SecurityStamp);
