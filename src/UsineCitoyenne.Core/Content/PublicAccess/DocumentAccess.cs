namespace UsineCitoyenne.Core.Content.PublicAccess;

/// <summary>A page, and all below it, for some member groups only.</summary>
internal sealed class DocumentAccess
{
    public required Guid DocumentKey { get; init; }

    /// <summary>Page shown to who is not signed in.</summary>
    public required Guid LoginKey { get; set; }

    /// <summary>Page shown to who is signed in and not of the groups.</summary>
    public required Guid ErrorKey { get; set; }

    /// <summary>Names, one a line.</summary>
    public required string Groups { get; set; }

    public AccessRule ToRule() => new(LoginKey, ErrorKey, Groups.Split('\n', StringSplitOptions.RemoveEmptyEntries));
}
