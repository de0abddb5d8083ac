namespace UsineCitoyenne.Core.Territories;

/// <summary>The article that begins a name: « le-havre », « l-isle-adam ».</summary>
internal static class Article
{
    /// <summary>With its hyphen; 0 without one.</summary>
    public static int LengthIn(string slug) => slug.StartsWith("les-", StringComparison.Ordinal) ? 4
        : slug.StartsWith("le-", StringComparison.Ordinal) || slug.StartsWith("la-", StringComparison.Ordinal) ? 3
        : slug.StartsWith("l-", StringComparison.Ordinal) ? 2
        : 0;
}
