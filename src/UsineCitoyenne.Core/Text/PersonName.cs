using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace UsineCitoyenne.Core.Text;

/// <summary>
/// What may stand as the name of a person, wherever one is typed: it goes in mails to people who asked for nothing, and in front of others.
/// Letters of any writing, with accents, apostrophes, hyphens, initials and particles; no link, no markup, no number, no picture, no
/// shouting.
/// </summary>
public static partial class PersonName
{
    public const int MaximumLength = 80;
    private const int LongestWord = 40;

    /// <summary>« GAGNEZ MILLE EUROS » is said quietly; DUPONT, as forms are filled in France, stays.</summary>
    private const int ShoutedWords = 3;

    /// <summary>What cannot be seen is dropped rather than reproached: people paste from anywhere.</summary>
    public static string Clean(string? typed)
    {
        var seen = new StringBuilder();
        foreach (var character in Invisible.Strip(typed).Normalize(NormalizationForm.FormKC))
        {
            seen.Append(char.IsWhiteSpace(character) ? " " : char.IsControl(character) ? "" : character);
        }
        var name = string.Join(' ', seen.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var shouts = name.Split(' ', '-').Count(word => word.Length > 1) >= ShoutedWords && !name.Any(char.IsLower);
        return (shouts ? CultureInfo.GetCultureInfo("fr-FR").TextInfo.ToTitleCase(name.ToLowerInvariant()) : name)
            .Normalize(NormalizationForm.FormKC);
    }

    /// <param name="cleaned">As <see cref="Clean"/> gives it.</param>
    /// <param name="what">« votre prénom », for who typed nothing.</param>
    /// <returns>What is wrong, in French; null for a name.</returns>
    public static string? Refusal(string cleaned, string what) => cleaned switch
    {
        "" => $"Indiquez {what}.",
        { Length: > MaximumLength } => $"Ce champ compte {FrenchNumber.Of(cleaned.Length)}\u00A0caractères\u00A0: {MaximumLength} au plus.",
        _ when !Letters().IsMatch(cleaned) || LooksLikeAnAddress().IsMatch(cleaned) || cleaned.Count(char.IsDigit) > 3
            || cleaned.Split(' ').Any(word => word.Length > LongestWord)
            => "Un nom s’écrit en lettres, sans adresse, nombre ni signe particulier.",
        _ => null,
    };

    /// <summary>True when a mail program would make a link of it.</summary>
    internal static bool IsLink(string text) => LooksLikeAnAddress().IsMatch(text) || text.Contains("://", StringComparison.Ordinal)
        || text.Contains('@', StringComparison.Ordinal);

    // One letter at least, and few marks on each: stacked, they cover the lines around.
    [GeneratedRegex(@"^(?=.*\p{L})(?!.*\p{M}{4})[\p{L}\p{M}\p{Nd} '’ʼʹ.,()·‐‑-]+\z")]
    private static partial Regex Letters();

    // A mail program makes a link of « exemple.fr »; an initial is followed by another, or by nothing.
    [GeneratedRegex(@"\.\w(?!\.|\b)|\w{2}\.\w|www\b", RegexOptions.IgnoreCase)]
    private static partial Regex LooksLikeAnAddress();
}
