namespace UsineCitoyenne.Core.Accounts;

public enum UserState
{
    Active,
    Disabled,
    LockedOut,
    Invited,

    /// <summary>Never signed in, and was not invited.</summary>
    Inactive,
}
