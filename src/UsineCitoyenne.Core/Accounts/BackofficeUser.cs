
namespace UsineCitoyenne.Core.Accounts;

/// <summary>An account that may sign in to the back office: password, second factor, groups and start nodes.</summary>
internal sealed class BackofficeUser
{
    /// <summary>Failures in a row after which sign-in waits.</summary>
    public const int MaxFailures = 5;

    /// <summary>OWASP Authentication Cheat Sheet: a lock-out that ends by itself, so that nobody can lock a person out for good.</summary>
    public static readonly TimeSpan LockOut = TimeSpan.FromMinutes(15);

    public required Guid Key { get; init; }

    /// <summary>The same person in the site's private space and in the audit.</summary>
    public required long AccountId { get; set; }

    public required string Email { get; set; }

    /// <summary>The address in lower case: one user an address.</summary>
    public required string EmailKey { get; set; }

    public required string Name { get; set; }

    /// <summary>ISO code of the back office's language for this person.</summary>
    public string Language { get; set; } = "fr";

    /// <summary>Null until the invitation is accepted.</summary>
    public string? PasswordHash { get; private set; }

    /// <summary>Changes to end every open session.</summary>
    public string SecurityStamp { get; private set; } = NewStamp();

    public bool Disabled { get; set; }

    public int FailedAttempts { get; private set; }

    public DateTime? LockedUntil { get; private set; }

    /// <summary>The TOTP key, encrypted by the host; null without a second factor.</summary>
    public string? SecondFactor { get; private set; }

    /// <summary>Time step of the last code accepted: a code is good once (RFC 6238, 5.2).</summary>
    public long LastCodeStep { get; private set; }

    /// <summary>Hashes of the <see cref="RecoveryCodes"/> that were not used yet.</summary>
    public List<string> RecoveryCodes { get; private set; } = [];

    /// <summary>File name in the avatars' folder.</summary>
    public string? Avatar { get; set; }

    public bool DocumentRootAccess { get; set; }

    public List<Guid> DocumentStartNodes { get; set; } = [];

    public bool MediaRootAccess { get; set; }

    public List<Guid> MediaStartNodes { get; set; } = [];

    public List<UserGroup> Groups { get; init; } = [];

    public bool Demo { get; init; }

    public DateTime CreateDate { get; init; }

    public DateTime UpdateDate { get; set; }

    public DateTime? InvitedAt { get; set; }

    public DateTime? LastSignInAt { get; private set; }

    public DateTime? LastLockoutAt { get; private set; }

    public DateTime? LastPasswordChangeAt { get; private set; }

    public bool IsLocked(DateTime now) => LockedUntil > now;

    public UserState StateAt(DateTime now) =>
        Disabled ? UserState.Disabled
        : IsLocked(now) ? UserState.LockedOut
        : PasswordHash is null && InvitedAt is not null ? UserState.Invited
        : LastSignInAt is null ? UserState.Inactive
        : UserState.Active;

    public void Fail(DateTime now)
    {
        if (++FailedAttempts >= MaxFailures)
        {
            LockedUntil = now + LockOut;
            LastLockoutAt = now;
            FailedAttempts = 0;
        }
    }

    public void Unlock()
    {
        LockedUntil = null;
        FailedAttempts = 0;
    }

    public void SignedIn(DateTime now)
    {
        Unlock();
        LastSignInAt = now;
    }

    /// <summary>Ends every other session: whoever knew the old password is out.</summary>
    public void ChangePassword(string hash, DateTime now)
    {
        PasswordHash = hash;
        LastPasswordChangeAt = now;
        Unlock();
        EndSessions();
    }

    public void EndSessions() => SecurityStamp = NewStamp();

    /// <param name="recoveryCodes">Hashed.</param>
    public void SetSecondFactor(string? secret, List<string> recoveryCodes)
    {
        SecondFactor = secret;
        RecoveryCodes = recoveryCodes;
        LastCodeStep = 0;
    }

    /// <summary>False when there is no such code left.</summary>
    public bool TryUseRecoveryCode(string? code)
    {
        var hash = Core.Accounts.RecoveryCodes.Hash(code ?? "");
        if (!RecoveryCodes.Contains(hash))
        {
            return false;
        }
        RecoveryCodes = [.. RecoveryCodes.Where(other => other != hash)];
        return true;
    }

    /// <summary>False when a code of this step or a later one was used before.</summary>
    public bool TryUseStep(long step)
    {
        if (step <= LastCodeStep)
        {
            return false;
        }
        LastCodeStep = step;
        return true;
    }

    private static string NewStamp() => Guid.NewGuid().ToString("N");
}
