using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Accounts.Sessions;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Editors;

/// <summary>
/// Makes an <see cref="Editor"/> of a living session. Read from the database each time: a right that was taken away is gone
/// with the next call, on every node.
/// </summary>
public sealed class EditorDirectory(Database database, SessionStore sessions)
{
    /// <returns>Null when the session is over, or its user disabled.</returns>
    public async Task<Editor?> OfSessionAsync(Guid session, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        return await sessions.EditorOfAsync(db, session, cancel) is { } key && await UserAsync(db, key, cancel) is { Disabled: false } user
            ? await OfAsync(db, user, cancel)
            : null;
    }

    internal static Task<BackofficeUser?> UserAsync(SiteDbContext db, Guid key, CancellationToken cancel) =>
        db.Set<BackofficeUser>().Include(user => user.Groups).AsSplitQuery().FirstOrDefaultAsync(user => user.Key == key, cancel);

    /// <summary>A user's start nodes are their own and those of their groups (Umbraco: calculated start nodes).</summary>
    internal static async Task<Editor> OfAsync(SiteDbContext db, BackofficeUser user, CancellationToken cancel)
    {
        var documents = user.DocumentStartNodes.Concat(user.Groups.Select(group => group.DocumentStartNode).OfType<Guid>()).Distinct()
            .ToList();
        var media = user.MediaStartNodes.Concat(user.Groups.Select(group => group.MediaStartNode).OfType<Guid>()).Distinct().ToList();
        return new Editor(
            user.Key, user.AccountId, user.Name, [.. user.Groups.Select(group => group.Rights)],
            new NodeReach(user.DocumentRootAccess || user.Groups.Any(group => group.DocumentRootAccess), documents,
                await NodePaths.OfDocumentsAsync(db, documents, cancel)),
            new NodeReach(user.MediaRootAccess || user.Groups.Any(group => group.MediaRootAccess), media,
                await NodePaths.OfMediaAsync(db, media, cancel)));
    }
}
