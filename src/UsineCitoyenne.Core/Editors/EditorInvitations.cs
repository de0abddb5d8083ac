using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Links;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Editors;

/// <summary>New users of the back office: invited by mail, or made by whoever holds the machine.</summary>
public sealed class EditorInvitations(
    Database database, AccountStore accounts, LinkTokens links, Outbox outbox, Audit audit, IOptions<SiteOptions> site,
    TimeProvider clock)
{
    private readonly SiteOptions site = site.Value;

    /// <summary>
    /// Creates the user and sends a link to choose a password, good for 7 days. Until they are invited in so many words, or sign in, they
    /// count as inactive.
    /// </summary>
    /// <param name="invited">False for what Umbraco calls creating a user.</param>
    /// <param name="key">Chosen by the back office; null for a new one.</param>
    /// <param name="message">The inviter’s own words, plain text, for the mail; cut at 2,000 characters.</param>
    /// <returns>The user's key; null when the address is a user's already.</returns>
    /// <exception cref="EditorDeniedException">Not an administrator of users, or a group that gives more than the inviter has.</exception>
    public Task<Guid?> InviteAsync(
        Editor by, string email, string name, IReadOnlyCollection<Guid> groups, Guid? key = null, string? message = null,
        bool invited = true,
        CancellationToken cancel = default) =>
        database.WriteAsync(async db =>
        {
            by.RequireSection(SectionAliases.Users);
            if (await CreateAsync(db, email, name, groups, key, demo: false, invited, by, cancel) is not { } user)
            {
                return (Guid?)null;
            }
            await SendAsync(db, user, message);
            return user.Key;
        }, cancel);

    /// <summary>Sends the invitation again, with a new link.</summary>
    /// <inheritdoc cref="InviteAsync" path="/param[@name='message']"/>
    public Task ResendAsync(Editor by, Guid key, string? message = null, CancellationToken cancel = default) =>
        database.WriteAsync(async db =>
    {
        by.RequireSection(SectionAliases.Users);
        if (await EditorDirectory.UserAsync(db, key, cancel) is { PasswordHash: null, Disabled: false } user)
        {
            user.InvitedAt = clock.GetUtcNow().UtcDateTime;
            await SendAsync(db, user, message);
        }
    }, cancel);

    /// <summary>For the operator's commands: makes sure of a user in these groups.</summary>
    /// <returns>A link to choose a password, good once and for 7 days.</returns>
    public Task<string> OperatorLinkAsync(string email, string name, IReadOnlyCollection<string> groupAliases, bool demo,
        CancellationToken cancel = default) =>
        database.WriteAsync(async db =>
        {
            var groups = await db.Set<UserGroup>().Where(group => EF.Parameter(groupAliases).Contains(group.Alias))
                .Select(group => group.Key).ToListAsync(cancel);
            var user = await CreateAsync(db, email, name, groups, null, demo, invited: true, Editor.System, cancel);
            if (user is null)
            {
                var emailKey = EmailAddress.Key(email);
                user = await db.Set<BackofficeUser>().Include(row => row.Groups).FirstAsync(row => row.EmailKey == emailKey, cancel);
                var missing = groups.Except(user.Groups.Select(group => group.Key)).ToList();
                user.Groups.AddRange(await db.Set<UserGroup>().Where(group => EF.Parameter(missing).Contains(group.Key))
                    .ToListAsync(cancel));
                user.Disabled = false;
            }
            return site.Absolute(PathOf(links.Issue(db, LinkPurpose.EditorInvitation, user.AccountId, EditorPasswords.InvitationLifetime)));
        }, cancel);

    internal static string PathOf(string token) => $"/umbraco/login/mot-de-passe/{token}/";

    private async Task<BackofficeUser?> CreateAsync(
        SiteDbContext db, string email, string name, IReadOnlyCollection<Guid> groups, Guid? key, bool demo, bool invited, Editor by,
        CancellationToken cancel)
    {
        var emailKey = EmailAddress.Key(email);
        if (await db.Set<BackofficeUser>().AnyAsync(user => user.EmailKey == emailKey || user.Key == key, cancel))
        {
            return null;
        }
        var given = await db.Set<UserGroup>().Where(group => EF.Parameter(groups).Contains(group.Key)).ToListAsync(cancel);
        given.ForEach(group => UserRules.RequireMayGive(by, group));
        var account = await accounts.FindOrCreateAsync(db, email, name, by.AccountId is 0 ? null : by.AccountId, demo);
        var now = clock.GetUtcNow().UtcDateTime;
        var created = new BackofficeUser
        {
            Key = key ?? Guid.CreateVersion7(clock.GetUtcNow()),
            AccountId = account.Id,
            Email = email,
            EmailKey = emailKey,
            Name = name,
            Groups = given,
            CreateDate = now,
            UpdateDate = now,
            InvitedAt = invited ? now : null,
            Demo = demo,
        };
        db.Add(created);
        audit.Record(db, AuditAction.EditorInvited, by.AccountId is 0 ? null : by.AccountId, detail: $"account:{account.Id}");
        return created;
    }

    private Task SendAsync(SiteDbContext db, BackofficeUser user, string? message) => outbox.EnqueueAsync(
        db, EditorInvitationMail.Kind.To(user.AccountId, InvitationMessage.Write(message)) with
        {
            DedupKey = $"editor-invitation:{user.AccountId}:{clock.GetUtcNow():yyyyMMddHHmm}",
        });
}
