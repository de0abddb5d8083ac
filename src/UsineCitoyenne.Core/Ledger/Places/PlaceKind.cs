namespace UsineCitoyenne.Core.Ledger.Places;

/// <summary>Where something can be. Stored as a number: never renumber.</summary>
public enum PlaceKind
{
    Stock = 1,
    Volunteer = 2,
    Carrier = 3,
    InTransit = 4,
    Steriliser = 5,
    HandOutPoint = 6,

    /// <summary>From here on, of the books only: nothing lies there.</summary>
    Supplier = 11,

    /// <summary>One a work order: what goes in comes out as something else. It names the parents of a lot.</summary>
    Work = 12,
    Distributed = 13,
    Lost = 14,
    Rejected = 15,

    /// <summary>One a count or a receipt: what was seen, less what was written.</summary>
    Gap = 16,
}

internal static class PlaceKinds
{
    public static bool IsPhysical(this PlaceKind kind) => kind < PlaceKind.Supplier;
}
