using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace UsineCitoyenne.Core.Text;

/// <summary>
/// A mail address that a person typed. Dot-string before the « @ » (RFC 5321, 4.1.2), without an accent: few servers take one (RFC 6531),
/// and whoever types one mistypes. The domain is kept as the network knows it: <c>exämple.fr</c> is <c>xn--exmple-cua.fr</c>.
/// </summary>
public static partial class EmailAddress
{
    public const int MaximumLength = 254;
    private const int LocalLength = 64;
    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    /// <param name="address">As we write to it: nothing invisible, capitals before the « @ » as typed.</param>
    public static bool TryNormalize(string? typed, [NotNullWhen(true)] out string? address)
    {
        address = null;
        var text = Invisible.Strip(typed).Trim();
        var at = text.LastIndexOf('@');
        if (at is < 1 or > LocalLength || !Local().IsMatch(text.AsSpan(0, at)) || AsciiDomain(text[(at + 1)..]) is not { } domain
            || at + 1 + domain.Length > MaximumLength)
        {
            return false;
        }
        address = $"{text[..at]}@{domain}";
        return true;
    }

    /// <summary>What is wrong with an address that <see cref="TryNormalize"/> refuses, in French.</summary>
    public static string Refusal(string? typed)
    {
        if (MailProviders.Meant(typed) is { } meant && TryNormalize(meant, out _))
        {
            return $"Cette adresse électronique est incorrecte. Vouliez-vous dire « {meant} » ?";
        }
        return typed?.Split('@')[0].FirstOrDefault(character => character > 127 && char.IsLetter(character)) is { } letter and not '\0'
            ? $"Une adresse électronique s’écrit sans accent : vérifiez le « {letter} ». Exemple : prenom.nom@exemple.fr"
            : "Cette adresse électronique semble incomplète. Exemple : prenom.nom@exemple.fr";
    }

    /// <summary>
    /// The form in which addresses are compared, whoever wrote them and however: one mailbox, one key. Lower case throughout: people do not
    /// remember capitals. What is no address stays comparable with itself.
    /// </summary>
    public static string Key(string address)
    {
        var lower = Invisible.Strip(address).Trim().ToLowerInvariant();
        return TryNormalize(lower, out var known) ? known : lower;
    }

    /// <summary>The keys that versions before this one may have written for the same mailbox.</summary>
    internal static IEnumerable<string> EverKeys(string key)
    {
        yield return key;
        var at = key.LastIndexOf('@');
        if (at >= 0 && key.Contains("xn--", StringComparison.Ordinal))
        {
            yield return key[..(at + 1)] + Idn.GetUnicode(key[(at + 1)..]).ToLowerInvariant();
        }
    }

    private static string? AsciiDomain(string typed)
    {
        try
        {
            var ascii = Idn.GetAscii(typed).ToLowerInvariant();
            return Domain().IsMatch(ascii) ? ascii : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*\z")]
    private static partial Regex Local();

    // Labels of 1 to 63 letters, digits and inner hyphens (RFC 1123, 2.1); the last one is never a number nor a single letter.
    [GeneratedRegex(@"^(?=.{4,253}\z)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+([a-z]{2,63}|xn--[a-z0-9-]{1,58}[a-z0-9])\z")]
    private static partial Regex Domain();
}
