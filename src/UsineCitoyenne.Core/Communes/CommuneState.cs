namespace UsineCitoyenne.Core.Communes;

/// <summary>How far a commune is. Drawn in docs/communes.md.</summary>
public enum CommuneState
{
    /// <summary>Nobody signed up yet.</summary>
    Sleeping = 0,

    VolunteersPresent = 1,

    /// <summary>Somebody leads.</summary>
    Organised = 2,

    /// <summary>The town hall committed itself, with or without volunteers.</summary>
    Committed = 3,

    Producing = 4,

    /// <summary>It did its part, or waits. It starts again by a click.</summary>
    Resting = 5,
}

/// <summary>What a responsable does to the state of a commune.</summary>
public enum CommuneAct
{
    /// <summary>Records the mayor's commitment.</summary>
    Commit = 0,

    /// <summary>The commitment ended.</summary>
    Withdraw = 1,
    Produce = 2,
    Rest = 3,

    /// <summary>Out of rest, to where the facts put the commune.</summary>
    Resume = 4,

    /// <summary>A merger of communes brought the entry here.</summary>
    Merge = 5,
}

/// <summary>What a town hall committed itself to.</summary>
/// <param name="On">The day it was given.</param>
/// <param name="SignatoryRole">« Maire », « première adjointe »: a role, never a name.</param>
/// <param name="Provides">What it provides: a room, fabric, deliveries…</param>
public sealed record Commitment(DateOnly On, string SignatoryRole, string Provides)
{
    public const int RoleLength = 120;
    public const int ProvidesLength = 1000;
}
