using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace UsineCitoyenne.Core.Production.Slips;

/// <summary>
/// The number of a paper slip: ten random characters and one that checks them. It names nobody, says nothing, and cannot be guessed; a
/// character mistyped, or two exchanged, is found before anything is looked up.
/// </summary>
public static class SlipNumber
{
    public const int Length = 11;

    // No letter or digit that looks like another; a prime number of them, so that the sum finds every exchange.
    private const string Letters = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    public static string New()
    {
        var body = RandomNumberGenerator.GetString(Letters, Length - 1);
        return body + Check(body);
    }

    /// <summary>« ABCDE FGHJK M » as it is printed.</summary>
    public static string Show(string slip) => slip.Length == Length ? $"{slip[..5]} {slip[5..10]} {slip[10..]}" : slip;

    /// <param name="typed">In any case, with spaces or hyphens anywhere.</param>
    public static bool TryRead(string? typed, [NotNullWhen(true)] out string? slip)
    {
        slip = null;
        if (typed is null || typed.Length > 4 * Length)
        {
            return false;
        }
        var plain = string.Concat(typed.Where(char.IsLetterOrDigit)).ToUpperInvariant();
        if (plain.Length != Length || plain.Any(letter => !Letters.Contains(letter)) || Check(plain[..^1]) != plain[^1])
        {
            return false;
        }
        slip = plain;
        return true;
    }

    private static char Check(string body)
    {
        var sum = 0;
        for (var index = 0; index < body.Length; index++)
        {
            sum += (index + 1) * Letters.IndexOf(body[index], StringComparison.Ordinal);
        }
        return Letters[sum % Letters.Length];
    }
}
