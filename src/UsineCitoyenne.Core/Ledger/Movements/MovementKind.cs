namespace UsineCitoyenne.Core.Ledger.Movements;

/// <summary>What was done. Stored as a number: never renumber.</summary>
public enum MovementKind
{
    Receipt = 1,
    Transformation = 2,
    HandOut = 3,
    Collection = 4,
    Loss = 5,
    Rejection = 6,
    Departure = 7,
    Arrival = 8,
    Distribution = 9,
    Split = 10,
    Merge = 11,

    /// <summary>What a count found, less what was written.</summary>
    Count = 12,

    /// <summary>Keeps a count standing when something earlier is recorded later.</summary>
    Counterpart = 13,
    Reversal = 14,

    /// <summary>What a gap turned out to be.</summary>
    Explanation = 15,
}

/// <summary>How it came in. Stored as a number: never renumber.</summary>
public enum MovementSource
{
    Form = 1,
    Scan = 2,
    Paper = 3,
    Import = 4,

    /// <summary>By a volunteer's own page: the actor is the volunteer's number, otherwise the account's.</summary>
    Volunteer = 5,
}

/// <summary>Why it is lost. Stored as a number: never renumber.</summary>
public enum LossReason
{
    Damaged = 1,
    Missing = 2,
    Stolen = 3,
    Expired = 4,
    Other = 9,
}
