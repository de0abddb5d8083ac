namespace UsineCitoyenne.Core.Privacy;

/// <summary>That a volunteer agrees to be introduced to others, and by what.</summary>
internal sealed class Introduction
{
    public const string Phone = "telephone";

    public required long VolunteerId { get; init; }

    /// <summary>Of the text: the first named the commune and the address only.</summary>
    public required int Version { get; init; }

    /// <summary><see cref="Phone"/>, or null for the address.</summary>
    public required string? Choice { get; init; }
}
