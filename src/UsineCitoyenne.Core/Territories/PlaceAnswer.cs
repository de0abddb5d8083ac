namespace UsineCitoyenne.Core.Territories;

/// <summary>What a name, a postcode, or both mean.</summary>
/// <param name="Found">A commune or a part of one; null when there is none, or more than one.</param>
/// <param name="Choices">When nothing was found for sure: what may be meant, best first.</param>
/// <param name="Refusal">Why nothing was found, in French, to stand beside the field; null otherwise.</param>
public sealed record PlaceAnswer(Territory? Found, IReadOnlyList<Territory> Choices, string? Refusal)
{
    internal static PlaceAnswer Of(Territory found) => new(found, [], null);
}
