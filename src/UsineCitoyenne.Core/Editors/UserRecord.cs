using UsineCitoyenne.Core.Accounts;

namespace UsineCitoyenne.Core.Editors;

/// <summary>A user of the back office as administrators see them. Times are UTC.</summary>
public sealed record UserRecord(
    Guid Key, string Email, string Name, string Language, UserState State, IReadOnlyList<Guid> Groups, bool IsAdministrator,
    IReadOnlyList<Guid> DocumentStartNodes, bool DocumentRootAccess, IReadOnlyList<Guid> MediaStartNodes, bool MediaRootAccess,
    string? Avatar, bool HasSecondFactor, int FailedAttempts, DateTime CreateDate, DateTime UpdateDate,
    DateTime? LastSignInAt, DateTime? LastLockoutAt, DateTime? LastPasswordChangeAt)
{
    internal static UserRecord Of(BackofficeUser user, DateTime now) => new(
        user.Key, user.Email, user.Name, user.Language, user.StateAt(now), [.. user.Groups.Select(group => group.Key)],
        user.Groups.Any(group => group.Alias == UserGroupAliases.Administrators),
        user.DocumentStartNodes, user.DocumentRootAccess, user.MediaStartNodes, user.MediaRootAccess,
        user.Avatar, user.SecondFactor is not null, user.FailedAttempts, user.CreateDate, user.UpdateDate,
        user.LastSignInAt, user.LastLockoutAt, user.LastPasswordChangeAt);
}

/// <param name="Total">Of all pages.</param>
public sealed record UserPage(int Total, IReadOnlyList<UserRecord> Users);

/// <param name="Text">Part of a name or an address; null for all.</param>
/// <param name="Groups">In any of them; empty for all.</param>
/// <param name="States">In any of them; empty for all.</param>
public sealed record UserQuery(
    string? Text = null, IReadOnlyList<Guid>? Groups = null, IReadOnlyList<UserState>? States = null,
    UserOrder Order = UserOrder.Name, bool Descending = false, int Skip = 0, int Take = 100);

public enum UserOrder
{
    Name,
    Email,
    CreateDate,
    UpdateDate,
    LastSignIn,
}

/// <summary>What an administrator may change of a user. Absent lists are emptied.</summary>
public sealed record UserChanges(
    string Email, string Name, string Language, IReadOnlyList<Guid> Groups,
    IReadOnlyList<Guid> DocumentStartNodes, bool DocumentRootAccess, IReadOnlyList<Guid> MediaStartNodes, bool MediaRootAccess);
