using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Accounts.Sessions;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Links;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Editors;

/// <summary>How a password comes to be: by invitation, after forgetting it, or changed from the profile.</summary>
public sealed class EditorPasswords(Database database, LinkTokens links, Outbox outbox, Audit audit, TimeProvider clock)
{
    internal static readonly TimeSpan InvitationLifetime = TimeSpan.FromDays(7);
    internal static readonly TimeSpan ForgottenLifetime = TimeSpan.FromHours(1);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Sends a link when the address is a user's. The caller learns nothing either way.</summary>
    public Task RequestAsync(string email, CancellationToken cancel = default) => database.WriteAsync(async db =>
    {
        var key = EmailAddress.Key(email);
        var user = await db.Set<BackofficeUser>().FirstOrDefaultAsync(row => row.EmailKey == key && !row.Disabled, cancel);
        if (user is not null)
        {
            await outbox.EnqueueAsync(
                db, EditorPasswordMail.Kind.To(user.AccountId) with { DedupKey = $"editor-password:{user.AccountId}:{Now:yyyyMMddHHmm}" });
        }
    }, cancel);

    /// <returns>Whose password the link sets; null when it is unknown, used or too old. Changes nothing.</returns>
    public async Task<PasswordLink?> FindAsync(string token, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        return await LinkAsync(db, token, cancel) is var (link, user)
            ? new PasswordLink(user.Email, user.Name, link.Purpose == LinkPurpose.EditorInvitation)
            : null;
    }

    /// <summary>Sets the password by a link, once.</summary>
    /// <returns>What to say beside the field, in French; null when it is done.</returns>
    public async Task<string?> ChooseAsync(string token, string password, CancellationToken cancel = default)
    {
        await using (var read = database.Read())
        {
            if (await LinkAsync(read, token, cancel) is not var (_, found))
            {
                return PasswordLink.TooLate;
            }
            if (PasswordRules.WhyRefused(password, found.Email, found.Name) is { } refusal)
            {
                return refusal;
            }
        }
        var hash = PasswordHash.Create(password);
        return await database.WriteAsync(async db =>
        {
            if (await LinkAsync(db, token, cancel) is not var (link, user) || !await links.TryUseAsync(db, link))
            {
                return PasswordLink.TooLate;
            }
            user.ChangePassword(hash, Now);
            await links.RevokeAsync(db, LinkPurpose.EditorInvitation, user.AccountId);
            await links.RevokeAsync(db, LinkPurpose.EditorPassword, user.AccountId);
            audit.Record(db, AuditAction.EditorPasswordChanged, user.AccountId);
            return null;
        }, cancel);
    }

    /// <summary>Changes it from the profile. Every other session of the user ends.</summary>
    /// <param name="session">The one that goes on.</param>
    /// <returns>What to say beside the field, in French; null when it is done.</returns>
    public async Task<string?> ChangeAsync(Editor self, Guid session, string current, string password, CancellationToken cancel = default)
    {
        BackofficeUser user;
        await using (var read = database.Read())
        {
            user = await read.Set<BackofficeUser>().FirstAsync(row => row.Key == self.Key, cancel);
        }
        if (!PasswordHash.Verify(user.PasswordHash, current))
        {
            return "Le mot de passe actuel n’est pas le bon.";
        }
        if (PasswordRules.WhyRefused(password, user.Email, user.Name) is { } refusal)
        {
            return refusal;
        }
        var hash = PasswordHash.Create(password);
        await database.WriteAsync(async db =>
        {
            var row = await db.Set<BackofficeUser>().FirstAsync(found => found.Key == self.Key, cancel);
            row.ChangePassword(hash, Now);
            var going = Session.HashOf(session);
            await db.Set<Session>().Where(open => open.Hash == going)
                .ExecuteUpdateAsync(open => open.SetProperty(kept => kept.Stamp, row.SecurityStamp), cancel);
            audit.Record(db, AuditAction.EditorPasswordChanged, row.AccountId);
        }, cancel);
        return null;
    }

    private async Task<(LinkToken Link, BackofficeUser User)?> LinkAsync(SiteDbContext db, string token, CancellationToken cancel)
    {
        var link = await links.FindAsync(db, LinkPurpose.EditorInvitation, token)
            ?? await links.FindAsync(db, LinkPurpose.EditorPassword, token);
        if (link is null or { UsedAt: not null } || links.IsExpired(link))
        {
            return null;
        }
        var user = await db.Set<BackofficeUser>().FirstOrDefaultAsync(row => row.AccountId == link.SubjectId && !row.Disabled, cancel);
        return user is null ? null : (link, user);
    }
}

/// <summary>What the page of a password link shows.</summary>
public sealed record PasswordLink(string Email, string Name, bool IsInvitation)
{
    public const string TooLate = "Ce lien a déjà servi ou n’est plus valable. Demandez-en un autre.";
}
