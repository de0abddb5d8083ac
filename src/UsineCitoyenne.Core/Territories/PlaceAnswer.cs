namespace UsineCitoyenne.Core.Territories;

/// <summary>What a name, a postcode, or both mean.</summary>
/// <param name="Found">A commune or a part of one; null when there is none, or more than one.</param>
/// <param name="Choices">When nothing was found for sure: what may be meant, best first.</param>
/// <param name="Refusal">Why nothing was found, in French, to stand beside the field; null otherwise.</param>
/// <param name="Kind">The same for a program.</param>
public sealed record PlaceAnswer(Territory? Found, IReadOnlyList<Territory> Choices, string? Refusal, PlaceRefusal Kind)
{
    internal static PlaceAnswer Of(Territory found) => new(found, [], null, PlaceRefusal.None);
}

public enum PlaceRefusal
{
    /// <summary>A place was found.</summary>
    None,

    /// <summary>Nothing was typed.</summary>
    Missing,

    /// <summary>No place is called so, or has this postcode.</summary>
    Unknown,

    /// <summary>Several may be meant.</summary>
    Ambiguous,

    /// <summary>The name and the postcode mean different places.</summary>
    Contradiction,
}
