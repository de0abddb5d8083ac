using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Accounts.Sessions;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Editors;

/// <summary>Password, second factor, sessions of the back office.</summary>
public sealed class EditorSignIn(Database database, SessionStore sessions, Audit audit, TimeProvider clock)
{
    /// <summary>A session ends after this long without a sign of life: the back office's own default.</summary>
    public static readonly TimeSpan IdleTime = TimeSpan.FromMinutes(20);

    /// <summary>Whatever the use, the password is asked again the next day.</summary>
    public static readonly TimeSpan LongestSession = TimeSpan.FromHours(14);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>
    /// Checks address and password. An unknown address, a wrong password, a disabled, uninvited or locked user all answer
    /// <see cref="PasswordVerdict.Refused"/> after the same work.
    /// </summary>
    public async Task<PasswordVerdict> CheckPasswordAsync(string email, string password, CancellationToken cancel = default)
    {
        var emailKey = EmailAddress.Key(email);
        BackofficeUser? found;
        await using (var read = database.Read())
        {
            found = await read.Set<BackofficeUser>().FirstOrDefaultAsync(user => user.EmailKey == emailKey, cancel);
        }
        // Hashing takes some tenths of a second: never inside the transaction that every writer waits for.
        var right = PasswordHash.Verify(found?.PasswordHash, password.Length <= PasswordRules.MaxLength ? password : "");
        if (found is null)
        {
            return PasswordVerdict.Refused;
        }
        return await database.WriteAsync(async db =>
        {
            var user = await db.Set<BackofficeUser>().FirstAsync(row => row.Key == found.Key, cancel);
            if (user.Disabled || user.IsLocked(Now) || user.PasswordHash != found.PasswordHash)
            {
                return PasswordVerdict.Refused;
            }
            if (!right)
            {
                // Nothing is locked: anybody can type a wrong password for somebody else. The host slows down who does.
                audit.Record(db, AuditAction.EditorSignInRefused, user.AccountId);
                return PasswordVerdict.Refused;
            }
            return new PasswordVerdict(user.Key, user.SecurityStamp, user.SecondFactor);
        }, cancel);
    }

    /// <summary>
    /// Checks the code of the second factor, or one of recovery. Only who has the password gets here: five wrong codes lock the user for a
    /// while.
    /// </summary>
    /// <param name="key">The user's TOTP key, decrypted by the host.</param>
    public Task<bool> CheckCodeAsync(Guid user, byte[] key, string? code, CancellationToken cancel = default) =>
        database.WriteAsync(async db =>
    {
        var row = await db.Set<BackofficeUser>().FirstOrDefaultAsync(found => found.Key == user, cancel);
        if (row is null || row.Disabled || row.IsLocked(Now))
        {
            return false;
        }
        if (Totp.Match(key, code, clock.GetUtcNow()) is { } step ? row.TryUseStep(step) : row.TryUseRecoveryCode(code))
        {
            return true;
        }
        row.Fail(Now);
        audit.Record(db, row.IsLocked(Now) ? AuditAction.EditorLockedOut : AuditAction.EditorSignInRefused, row.AccountId);
        return false;
    }, cancel);

    /// <summary>Opens a session for who passed every check.</summary>
    /// <param name="stamp">As the checks gave it: a password changed meanwhile refuses.</param>
    /// <returns>Its key, for the cookies; null when the user changed meanwhile.</returns>
    public Task<Guid?> OpenSessionAsync(Guid user, string stamp, string? userAgent, CancellationToken cancel = default) =>
        database.WriteAsync(async db =>
    {
        var row = await db.Set<BackofficeUser>().FirstOrDefaultAsync(found => found.Key == user, cancel);
        if (row is null || row.Disabled || row.SecurityStamp != stamp)
        {
            return (Guid?)null;
        }
        row.SignedIn(Now);
        audit.Record(db, AuditAction.EditorSignedIn, row.AccountId);
        return await sessions.OpenAsync(db, row, userAgent, IdleTime);
    }, cancel);

    /// <summary>Gives a living session its full idle time again. False when it is over.</summary>
    public Task<bool> ProlongAsync(Guid session, CancellationToken cancel = default) =>
        database.WriteAsync(db => sessions.ProlongAsync(db, session, IdleTime, LongestSession, cancel), cancel);

    /// <param name="beside">The same browser's session of the private space: it ends too when it is the same person's.</param>
    public Task CloseSessionAsync(Guid session, Guid? beside = null, CancellationToken cancel = default)
    {
        var (hash, other) = (Session.HashOf(session), beside is { } key ? Session.HashOf(key) : []);
        return database.WriteAsync(async db =>
        {
            await db.Set<Session>()
                .Where(row => row.Hash == other && db.Set<Session>().Any(mine => mine.Hash == hash && mine.AccountId == row.AccountId))
                .ExecuteDeleteAsync(cancel);
            await db.Set<Session>().Where(row => row.Hash == hash).ExecuteDeleteAsync(cancel);
        }, cancel);
    }
}

/// <param name="SecondFactor">The encrypted TOTP key when a code is needed too.</param>
public sealed record PasswordVerdict(Guid User, string Stamp, string? SecondFactor)
{
    public static readonly PasswordVerdict Refused = new(Guid.Empty, "", null);

    public bool Accepted => User != Guid.Empty;
}
