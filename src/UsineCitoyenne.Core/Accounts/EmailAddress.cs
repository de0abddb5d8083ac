using System.Diagnostics.CodeAnalysis;
using System.Net.Mail;

namespace UsineCitoyenne.Core.Accounts;

/// <summary>A mail address that a person typed. At most 254 characters (RFC 5321), a domain with a dot, nothing invisible, no accent before
/// the « @ »: few servers take one (RFC 6531), and whoever types one mistypes.</summary>
public static class EmailAddress
{
    public const int MaximumLength = 254;

    public static bool TryNormalize(string? typed, [NotNullWhen(true)] out string? address)
    {
        address = typed?.Trim();
        if (address is not { Length: > 0 and <= MaximumLength }
            || address.Any(character => char.IsControl(character) || char.IsWhiteSpace(character) || character is '<' or '>' or ',' or ';' or '"')
            || !MailAddress.TryCreate(address, out var parsed)
            || parsed.Address != address
            || !System.Text.Ascii.IsValid(parsed.User)
            || !parsed.Host.Contains('.', StringComparison.Ordinal)
            || parsed.Host.StartsWith('.') || parsed.Host.EndsWith('.')
            || parsed.Host.Contains("..", StringComparison.Ordinal))
        {
            address = null;
            return false;
        }
        return true;
    }

    /// <summary>What is wrong with an address that <see cref="TryNormalize"/> refuses, in French.</summary>
    public static string Refusal(string? typed) => typed?.Split('@')[0].FirstOrDefault(character => character > 127 && char.IsLetter(character)) is { } letter and not '\0'
        ? $"Une adresse électronique s’écrit sans accent : vérifiez le « {letter} ». Exemple : prenom.nom@exemple.fr"
        : "Cette adresse électronique semble incomplète. Exemple : prenom.nom@exemple.fr";

    /// <summary>The form in which addresses are compared. Lower case throughout: people do not remember capitals.</summary>
    public static string Key(string address) => address.ToLowerInvariant();
}
