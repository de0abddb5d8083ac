namespace UsineCitoyenne.Core.Accounts.Editors;

public enum UserState
{
    Active,
    Disabled,
    LockedOut,
    Invited,

    /// <summary>Has a password and never signed in.</summary>
    Inactive,
}
