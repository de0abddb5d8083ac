namespace UsineCitoyenne.Core.Territories;

/// <summary>
/// Which arrondissement a CEDEX code of Paris most likely means: La Poste gives each its own stretch of numbers, and publishes no list of
/// them, so these bounds come from addresses in use. Good for a proposal in a list, never for a decision.
/// </summary>
internal static class ParisCedex
{
    private static readonly int[] FirstCodes =
    [
        75020, 75060, 75101, 75156, 75200, 75256, 75300, 75360, 75409, 75450, 75510, 75560, 75610, 75660, 75700, 75760, 75800, 75860, 75910,
            75960,
    ];

    /// <summary>1 to 20; 0 for what is no such code.</summary>
    public static int ArrondissementOf(int postcode) => postcode is < 75020 or > 75999 ? 0 : FirstCodes.Count(first => first <= postcode);
}
