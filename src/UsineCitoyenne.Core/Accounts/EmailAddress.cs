using System.Diagnostics.CodeAnalysis;
using System.Net.Mail;

namespace UsineCitoyenne.Core.Accounts;

/// <summary>A mail address that a person typed. At most 254 characters (RFC 5321), a domain with a dot, nothing invisible.</summary>
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
            || !parsed.Host.Contains('.', StringComparison.Ordinal)
            || parsed.Host.StartsWith('.') || parsed.Host.EndsWith('.')
            || parsed.Host.Contains("..", StringComparison.Ordinal))
        {
            address = null;
            return false;
        }
        return true;
    }

    /// <summary>The form in which addresses are compared. Lower case throughout: people do not remember capitals.</summary>
    public static string Key(string address) => address.ToLowerInvariant();
}
