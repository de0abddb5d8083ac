namespace UsineCitoyenne.Core.Content.Reading;

/// <summary>A document as lists and trees of the back office show it.</summary>
/// <param name="Ancestors">From the root down, without itself.</param>
/// <param name="PublishedName">What visitors last read; null when it never was online.</param>
/// <param name="IsTrashed">In the recycle bin.</param>
/// <param name="HasChildren">That the same list would show: in the bin, those in the bin.</param>
/// <param name="IsProtected">For some member groups only, by its own rule or one above it.</param>
/// <param name="NoAccess">Shown as a way down to a start node, or without the right to read: its text stays closed.</param>
public sealed record DocumentNode(
    Guid Key, Guid? Parent, IReadOnlyList<Guid> Ancestors, string Path, string Name, string? PublishedName, Guid ContentTypeKey,
    string ContentType, int SortOrder, DocumentState State, DateTime CreateDate, DateTime UpdateDate, bool IsTrashed, bool HasChildren,
    bool IsProtected, bool NoAccess);

public enum DocumentState
{
    /// <summary>Not online.</summary>
    Draft,
    Published,

    /// <summary>Online, and the draft differs from what is.</summary>
    PublishedPendingChanges,
}
