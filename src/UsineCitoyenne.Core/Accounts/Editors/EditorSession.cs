namespace UsineCitoyenne.Core.Accounts.Editors;

/// <summary>One browser signed in to the back office, whatever its tabs. The cookies only name it, encrypted.</summary>
internal sealed class EditorSession
{
    public required Guid Key { get; init; }

    public required Guid UserKey { get; init; }

    /// <summary>The user's when the session began: it is dead when theirs differs.</summary>
    public required string SecurityStamp { get; set; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>Moves on with use.</summary>
    public required DateTime ExpiresAt { get; set; }
}
