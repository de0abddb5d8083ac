using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Accounts.Sessions;

/// <summary>What a person sees and does of their own sessions, in the private space and in the back office alike.</summary>
public sealed class SessionService(Database database, SessionStore sessions, TimeProvider clock)
{
    /// <summary>The private space closes after this long without a sign of life.</summary>
    public static readonly TimeSpan IdleTime = TimeSpan.FromHours(8);

    /// <summary>Whatever the use, a new link is asked for after this.</summary>
    public static readonly TimeSpan LongestSession = TimeSpan.FromDays(7);

    /// <summary>A session that was just seen is not written again.</summary>
    private static readonly TimeSpan SeenPrecision = TimeSpan.FromMinutes(5);

    /// <summary>Notes a sign of life, when the last one is some minutes old.</summary>
    /// <param name="lastSeenAt">As the session's look-up gave it.</param>
    public Task SeenAsync(Guid key, DateTime lastSeenAt, CancellationToken cancel = default) =>
        lastSeenAt + SeenPrecision > clock.GetUtcNow().UtcDateTime
        ? Task.CompletedTask
        : database.WriteAsync(db => sessions.ProlongAsync(db, key, IdleTime, LongestSession, cancel), cancel);

    /// <summary>The sessions that still open something, the last seen first.</summary>
    /// <param name="current">The key of the one that asks.</param>
    public async Task<IReadOnlyList<SessionLine>> ListAsync(long account, Guid? current, CancellationToken cancel = default)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var mine = current is { } key ? Session.HashOf(key) : [];
        await using var db = database.Read();
        var rows = await db.Set<Session>().Where(session => session.AccountId == account && session.ExpiresAt > now
                && (session.EditorKey == null
                    ? db.Set<Account>().Any(row => row.Id == session.AccountId && row.SecurityStamp == session.Stamp)
                    : db.Set<BackofficeUser>().Any(row => row.Key == session.EditorKey && row.SecurityStamp == session.Stamp)))
            .OrderByDescending(session => session.LastSeenAt).ToListAsync(cancel);
        return [.. rows.Select(row => new SessionLine(Name(row), row.Browser, row.EditorKey is not null, row.Hash.AsSpan()
            .SequenceEqual(mine), row.CreatedAt, row.LastSeenAt))];
    }

    /// <summary>Closes the sessions of these keys; another person's stay.</summary>
    public Task CloseAsync(long account, IEnumerable<Guid> keys, CancellationToken cancel = default)
    {
        var hashes = keys.Select(Session.HashOf).ToList();
        return database.WriteAsync(db => db.Set<Session>()
            .Where(session => session.AccountId == account && EF.Parameter(hashes).Contains(session.Hash))
            .ExecuteDeleteAsync(cancel), cancel);
    }

    /// <summary>Closes one of one's own sessions, by the name that <see cref="ListAsync"/> gave it.</summary>
    public Task CloseAsync(long account, string name, CancellationToken cancel = default) => database.WriteAsync(async db =>
    {
        var row = (await db.Set<Session>().Where(session => session.AccountId == account).ToListAsync(cancel))
            .Find(session => Name(session) == name);
        if (row is not null)
        {
            db.Remove(row);
        }
    }, cancel);

    /// <summary>Ends every session of the person, on every device, in the back office too.</summary>
    public Task CloseAllAsync(long account, CancellationToken cancel = default) => database.WriteAsync(
        db => db.Set<Session>().Where(session => session.AccountId == account).ExecuteDeleteAsync(cancel), cancel);

    // The beginning of the digest: it names a row, and opens nothing.
    private static string Name(Session session) => Convert.ToHexStringLower(session.Hash.AsSpan(0, 8));
}

/// <param name="IsCurrent">The one that asks.</param>
public sealed record SessionLine(string Name, string Browser, bool IsBackoffice, bool IsCurrent, DateTime CreatedAt, DateTime LastSeenAt);
