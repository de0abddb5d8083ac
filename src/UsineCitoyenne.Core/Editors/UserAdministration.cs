using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Editors;

/// <summary>The users of the back office, for who manages them. Nobody manages someone with more rights than their own.</summary>
public sealed class UserAdministration(Database database, AccountStore accounts, Audit audit, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Editors are some thousands at most, so names are folded and states judged here, in one way for both engines.</summary>
    public async Task<UserPage> FindAsync(Editor by, UserQuery query, CancellationToken cancel = default)
    {
        by.RequireSection(SectionAliases.Users);
        await using var db = database.Read();
        var users = await db.Set<BackofficeUser>().Include(user => user.Groups).AsSplitQuery().ToListAsync(cancel);
        var text = Folding.Fold(query.Text ?? "");
        var found = users.Select(user => UserRecord.Of(user, Now))
            .Where(user => text.Length == 0 || Folding.Fold($"{user.Name} {user.Email}").Contains(text, StringComparison.Ordinal))
            .Where(user => query.Groups is not { Count: > 0 } groups || user.Groups.Any(groups.Contains))
            .Where(user => query.States is not { Count: > 0 } states || states.Contains(user.State))
            .OrderBy(user => query.Order switch
            {
                UserOrder.Email => user.Email,
                UserOrder.CreateDate => user.CreateDate.ToString("s"),
                UserOrder.UpdateDate => user.UpdateDate.ToString("s"),
                UserOrder.LastSignIn => user.LastSignInAt?.ToString("s") ?? "",
                _ => Folding.Fold(user.Name),
            }, StringComparer.Ordinal).ThenBy(user => user.Key).ToList();
        if (query.Descending)
        {
            found.Reverse();
        }
        return new UserPage(found.Count, [.. found.Skip(query.Skip).Take(query.Take)]);
    }

    /// <summary>Null when there is no such user.</summary>
    public async Task<UserRecord?> FindAsync(Editor by, Guid key, CancellationToken cancel = default)
    {
        by.RequireSection(SectionAliases.Users);
        await using var db = database.Read();
        return await EditorDirectory.UserAsync(db, key, cancel) is { } user ? UserRecord.Of(user, Now) : null;
    }

    /// <summary>Name and avatar, which any colleague may see beside a change.</summary>
    public async Task<IReadOnlyList<(Guid Key, string Name, string? Avatar)>> NamesAsync(
        IReadOnlyCollection<Guid> keys, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        return [.. (await db.Set<BackofficeUser>().Where(user => EF.Parameter(keys).Contains(user.Key))
            .Select(user => new { user.Key, user.Name, user.Avatar }).ToListAsync(cancel))
                .Select(user => (user.Key, user.Name, user.Avatar))];
    }

    /// <summary>What the user reaches, groups included.</summary>
    public async Task<(NodeReach Documents, NodeReach Media)?> ReachAsync(Editor by, Guid key, CancellationToken cancel = default)
    {
        by.RequireSection(SectionAliases.Users);
        await using var db = database.Read();
        return await EditorDirectory.UserAsync(db, key, cancel) is { } user && await EditorDirectory.OfAsync(db, user, cancel) is { } editor
            ? (editor.Documents, editor.Media)
            : null;
    }

    /// <returns>What to say, in French; null when it is done.</returns>
    public Task<string?> SaveAsync(Editor by, Guid key, UserChanges changes, CancellationToken cancel = default) =>
        ChangeAsync(by, key, async (db, user) =>
    {
        if (!EmailAddress.TryNormalize(changes.Email, out var email))
        {
            return EmailAddress.Refusal(changes.Email);
        }
        var name = PersonName.Clean(changes.Name);
        if (PersonName.Refusal(name, "le nom de la personne") is { } wrong)
        {
            return wrong;
        }
        var emailKey = EmailAddress.Key(email);
        if (await db.Set<BackofficeUser>().AnyAsync(other => other.EmailKey == emailKey && other.Key != key, cancel))
        {
            return "Quelqu’un d’autre a déjà cette adresse.";
        }
        await RequireReachAsync(db, by, user, changes, cancel);
        if (await SetGroupsAsync(db, by, user, changes.Groups, cancel) is { } refusal)
        {
            return refusal;
        }
        if (emailKey != user.EmailKey)
        {
            user.AccountId = (await accounts.FindOrCreateAsync(db, email, name, by.AccountId)).Id;
            user.EndSessions();
        }
        (user.Email, user.EmailKey, user.Name, user.Language) = (email, emailKey, name, changes.Language);
        (user.DocumentRootAccess, user.DocumentStartNodes) = (changes.DocumentRootAccess, [.. changes.DocumentStartNodes]);
        (user.MediaRootAccess, user.MediaStartNodes) = (changes.MediaRootAccess, [.. changes.MediaStartNodes]);
        return null;
    }, cancel);

    public Task<string?> SetGroupsAsync(Editor by, Guid key, IReadOnlyCollection<Guid> groups, CancellationToken cancel = default) =>
        ChangeAsync(by, key, (db, user) => SetGroupsAsync(db, by, user, groups, cancel), cancel);

    /// <summary>A disabled user's sessions end at once.</summary>
    public Task<string?> DisableAsync(Editor by, Guid key, CancellationToken cancel = default) => ChangeAsync(by, key, async (db, user) =>
    {
        if (key == by.Key)
        {
            return "On ne se désactive pas soi-même.";
        }
        if (await IsLastAdministratorAsync(db, user, cancel))
        {
            return LastAdministrator;
        }
        user.Disabled = true;
        user.EndSessions();
        return null;
    }, cancel);

    public Task<string?> EnableAsync(Editor by, Guid key, CancellationToken cancel = default) =>
        ChangeAsync(by, key, (_, user) => Done(() => user.Disabled = false), cancel);

    public Task<string?> UnlockAsync(Editor by, Guid key, CancellationToken cancel = default) =>
        ChangeAsync(by, key, (_, user) => Done(user.Unlock), cancel);

    /// <summary>Their versions and history keep their name.</summary>
    public async Task<string?> DeleteAsync(Editor by, Guid key, CancellationToken cancel = default)
    {
        string? avatar = null;
        var refusal = await ChangeAsync(by, key, async (db, user) =>
        {
            if (key == by.Key)
            {
                return "On ne se supprime pas soi-même.";
            }
            if (await IsLastAdministratorAsync(db, user, cancel))
            {
                return LastAdministrator;
            }
            avatar = user.Avatar;
            db.Remove(user);
            return null;
        }, cancel);
        if (refusal is null)
        {
            EditorAvatars.Erase(EditorAvatars.FolderOf(database), avatar);
        }
        return refusal;
    }

    private const string LastAdministrator = "C’est la dernière personne de l’administration\u00A0: nommez-en une autre d’abord.";

    private Task<string?> ChangeAsync(Editor by, Guid key, Func<SiteDbContext, BackofficeUser, Task<string?>> change,
        CancellationToken cancel) =>
        database.WriteAsync(async db =>
        {
            var user = await db.Set<BackofficeUser>().Include(row => row.Groups).FirstOrDefaultAsync(row => row.Key == key, cancel)
                ?? throw new ContentNotFoundException("Cette personne n’existe pas ou n’existe plus.");
            UserRules.RequireMayManage(by, user);
            var refusal = await change(db, user);
            if (refusal is not null)
            {
                db.ChangeTracker.Clear();
                return refusal;
            }
            user.UpdateDate = Now;
            audit.Record(db, AuditAction.EditorChanged, by.AccountId, detail: $"account:{user.AccountId}");
            return null;
        }, cancel);

    private static async Task<string?> SetGroupsAsync(
        SiteDbContext db, Editor by, BackofficeUser user, IReadOnlyCollection<Guid> groups, CancellationToken cancel)
    {
        var wanted = await db.Set<UserGroup>().Where(group => EF.Parameter(groups).Contains(group.Key)).ToListAsync(cancel);
        wanted.Except(user.Groups).ToList().ForEach(group => UserRules.RequireMayGive(by, group));
        if (wanted.TrueForAll(group => group.Alias != UserGroupAliases.Administrators) && await IsLastAdministratorAsync(db, user, cancel))
        {
            return LastAdministrator;
        }
        user.Groups.Clear();
        user.Groups.AddRange(wanted);
        return null;
    }

    private static async Task RequireReachAsync(SiteDbContext db, Editor by, BackofficeUser user, UserChanges changes,
        CancellationToken cancel)
    {
        if ((changes.DocumentRootAccess && !user.DocumentRootAccess && !by.Documents.Root)
            || (changes.MediaRootAccess && !user.MediaRootAccess && !by.Media.Root)
            || !(await NodePaths.OfDocumentsAsync(db, [.. changes.DocumentStartNodes.Except(user.DocumentStartNodes)], cancel))
            .All(by.Documents.Includes)
            || !(await NodePaths.OfMediaAsync(db, [.. changes.MediaStartNodes.Except(user.MediaStartNodes)], cancel))
            .All(by.Media.Includes))
        {
            throw new EditorDeniedException();
        }
    }

    private static async Task<bool> IsLastAdministratorAsync(SiteDbContext db, BackofficeUser user, CancellationToken cancel) =>
        user.Groups.Any(group => group.Alias == UserGroupAliases.Administrators)
        && !await db.Set<BackofficeUser>().AnyAsync(other => other.Key != user.Key && !other.Disabled
            && other.Groups.Any(group => group.Alias == UserGroupAliases.Administrators), cancel);

    private static Task<string?> Done(Action act)
    {
        act();
        return Task.FromResult<string?>(null);
    }
}
