namespace UsineCitoyenne.Core.Ledger.Movements;

/// <summary>What every gesture says of itself.</summary>
/// <param name="Key">Made by whoever enters it, once: sent again, it is the same gesture.</param>
/// <param name="On">The day it happened, in France; not when it is typed.</param>
/// <param name="Actor">Number of the account or of the volunteer.</param>
public sealed record MovementHeader(Guid Key, DateOnly On, long Actor, MovementSource Source)
{
    /// <summary>Number of the paper slip; null for none.</summary>
    public string? Slip { get; init; }
}
