using System.Text.RegularExpressions;

namespace UsineCitoyenne.Core.Text;

/// <summary>
/// What may stand as the name of a shop, a group or a house, by the rule of <see cref="PersonName"/>: no link, no markup, no shouting. Such
/// names have numbers and signs that people have not: « Fil et Co », « Le 14 Juillet ».
/// </summary>
public static partial class PlainLabel
{
    public static string Clean(string? typed) => PersonName.Clean(typed);

    /// <param name="cleaned">As <see cref="Clean"/> gives it.</param>
    /// <param name="missing">The whole sentence, for who typed nothing or too much.</param>
    /// <returns>What is wrong, in French; null for a name.</returns>
    public static string? Refusal(string cleaned, int longest, string missing) =>
        cleaned.Length == 0 || cleaned.Length > longest ? missing
        : !Letters().IsMatch(cleaned) || PersonName.IsLink(cleaned)
        ? "Un nom s’écrit en toutes lettres, sans adresse de site ni de courriel, ni signe de code."
        : null;

    [GeneratedRegex(@"^(?=.*\p{L})(?!.*\p{M}{4})[\p{L}\p{M}\p{Nd} '’ʼʹ.,:;!?()·‐‑–—«»/&+°№\-]+\z")]
    private static partial Regex Letters();
}
