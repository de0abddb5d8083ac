namespace UsineCitoyenne.Core.Content.History;

/// <summary>What was done to a node. Stored as a number: never renumber.</summary>
public enum NodeAction
{
    Created = 0,
    Saved = 1,
    Published = 2,
    Unpublished = 3,
    Moved = 4,
    Copied = 5,
    Sorted = 6,
    Trashed = 7,
    Restored = 8,
    Deleted = 9,
    RolledBack = 10,
    Scheduled = 11,

    /// <summary>A date came, and what was planned could not be done: the detail says why.</summary>
    ScheduleFailed = 12,
    HostsAssigned = 13,
    AccessChanged = 14,
    VersionPinned = 15,
    VersionUnpinned = 16,

    /// <summary>Of media: the file was replaced.</summary>
    FileReplaced = 17,
}
