using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Editors;

/// <summary>The groups of users, for who manages them. Nobody makes a group that gives more than they have.</summary>
public sealed class UserGroupAdministration(Database database, Audit audit, TimeProvider clock)
{
    /// <param name="text">Part of the name, accents and case ignored; null for all.</param>
    public async Task<(int Total, IReadOnlyList<UserGroupRecord> Groups)> FindAsync(
        Editor by, string? text, int skip, int take, CancellationToken cancel = default)
    {
        by.RequireSection(SectionAliases.Users);
        await using var db = database.Read();
        var folded = Folding.Fold(text ?? "");
        var found = (await db.Set<UserGroup>().ToListAsync(cancel))
            .Where(group => folded.Length == 0 || Folding.Fold(group.Name).Contains(folded, StringComparison.Ordinal))
            // A hundred of them: whoever looks for another group finds it before.
            .OrderBy(group => group.IsOfDepartement).ThenByDescending(group => group.IsBuiltIn)
            .ThenBy(group => group.Alias, StringComparer.Ordinal).ToList();
        return (found.Count, [.. found.Skip(skip).Take(take).Select(UserGroupRecord.Of)]);
    }

    /// <summary>Null when there is no such group.</summary>
    public async Task<UserGroupRecord?> FindAsync(Editor by, Guid key, CancellationToken cancel = default)
    {
        by.RequireSection(SectionAliases.Users);
        await using var db = database.Read();
        return await db.Set<UserGroup>().FirstOrDefaultAsync(group => group.Key == key, cancel) is { } group ? UserGroupRecord.Of(group)
            : null;
    }

    /// <summary>Names, which any colleague may see.</summary>
    public async Task<IReadOnlyList<UserGroupRecord>> NamesAsync(IReadOnlyCollection<Guid> keys, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        return [.. (await db.Set<UserGroup>().Where(group => EF.Parameter(keys).Contains(group.Key)).ToListAsync(cancel))
            .Select(UserGroupRecord.Of)];
    }

    /// <summary>Creates the group, or changes it when the key exists.</summary>
    /// <returns>What to say, in French; null when it is done.</returns>
    public Task<string?> SaveAsync(Editor by, UserGroupRecord record, CancellationToken cancel = default) => database.WriteAsync(async db =>
    {
        by.RequireSection(SectionAliases.Users);
        if (record.Name.Trim().Length == 0 || record.Alias.Trim().Length == 0)
        {
            return "Donnez un nom au groupe.";
        }
        if (await db.Set<UserGroup>().AnyAsync(other => other.Alias == record.Alias && other.Key != record.Key, cancel))
        {
            return "Un autre groupe a déjà cet alias.";
        }
        var group = await db.Set<UserGroup>().FirstOrDefaultAsync(row => row.Key == record.Key, cancel);
        if (group is null)
        {
            db.Add(group = new UserGroup { Key = record.Key, Alias = record.Alias, Name = record.Name });
        }
        else
        {
            UserRules.RequireMayGive(by, group);
            if (group.IsBuiltIn && group.Alias != record.Alias)
            {
                return "L’alias de ce groupe ne change pas\u00A0: le site s’en sert.";
            }
        }
        Apply(record, group);
        UserRules.RequireMayGive(by, group);
        audit.Record(db, AuditAction.UserGroupChanged, by.AccountId, detail: group.Alias);
        return null;
    }, cancel);

    public Task<string?> DeleteAsync(Editor by, Guid key, CancellationToken cancel = default) => ChangeAsync(by, key, (db, group) =>
    {
        if (group.IsBuiltIn)
        {
            return "Ce groupe ne se supprime pas\u00A0: le site s’en sert.";
        }
        db.Remove(group);
        return null;
    }, cancel);

    public Task<string?> AddUsersAsync(Editor by, Guid key, IReadOnlyCollection<Guid> users, CancellationToken cancel = default) =>
        MembersAsync(by, key, users, (group, user) =>
        {
            if (!user.Groups.Contains(group))
            {
                user.Groups.Add(group);
            }
        }, cancel);

    public Task<string?> RemoveUsersAsync(Editor by, Guid key, IReadOnlyCollection<Guid> users, CancellationToken cancel = default) =>
        MembersAsync(by, key, users, (group, user) => user.Groups.Remove(group), cancel);

    private Task<string?> MembersAsync(
        Editor by, Guid key, IReadOnlyCollection<Guid> users, Action<UserGroup, BackofficeUser> change, CancellationToken cancel) =>
        ChangeAsync(by, key, async (db, group) =>
        {
            foreach (var user in await db.Set<BackofficeUser>().Include(row => row.Groups)
                .Where(row => EF.Parameter(users).Contains(row.Key)).ToListAsync(cancel))
            {
                UserRules.RequireMayManage(by, user);
                change(group, user);
            }
            return (string?)null;
        }, cancel);

    private Task<string?> ChangeAsync(Editor by, Guid key, Func<SiteDbContext, UserGroup, string?> change, CancellationToken cancel) =>
        ChangeAsync(by, key, (db, group) => Task.FromResult(change(db, group)), cancel);

    private Task<string?> ChangeAsync(Editor by, Guid key, Func<SiteDbContext, UserGroup, Task<string?>> change,
        CancellationToken cancel) =>
        database.WriteAsync(async db =>
        {
            by.RequireSection(SectionAliases.Users);
            var group = await db.Set<UserGroup>().FirstOrDefaultAsync(row => row.Key == key, cancel)
                ?? throw new ContentNotFoundException("Ce groupe n’existe pas ou n’existe plus.");
            UserRules.RequireMayGive(by, group);
            var refusal = await change(db, group);
            audit.Record(db, AuditAction.UserGroupChanged, by.AccountId, detail: group.Alias);
            return refusal;
        }, cancel);

    private void Apply(UserGroupRecord record, UserGroup group)
    {
        (group.Alias, group.Name, group.Description, group.Icon) =
            (record.Alias.Trim(), record.Name.Trim(), record.Description, record.Icon);
        (group.Sections, group.AllLanguages, group.Languages) = ([.. record.Sections], record.AllLanguages, [.. record.Languages]);
        (group.DocumentRootAccess, group.DocumentStartNode) = (record.DocumentRootAccess, record.DocumentStartNode);
        (group.MediaRootAccess, group.MediaStartNode) = (record.MediaRootAccess, record.MediaStartNode);
        group.Verbs = [.. record.Verbs];
        group.Granular = GranularPermission.Write(record.Granular);
        group.UpdateDate = clock.GetUtcNow().UtcDateTime;
    }
}
