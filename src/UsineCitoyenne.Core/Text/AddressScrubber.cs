using System.Text.RegularExpressions;

namespace UsineCitoyenne.Core.Text;

/// <summary>Takes addresses out of what servers answer, before it is stored or logged.</summary>
internal static partial class AddressScrubber
{
    public const string Mark = "[adresse]";

    /// <summary>UTF-16 units that are kept.</summary>
    public const int Longest = 500;

    /// <param name="address">The recipient: servers also name it by its local part alone (« user jean.dupont unknown »).</param>
    public static string Scrub(string text, string? address = null)
    {
        var clean = OneLine(text);
        if (address?.Split('@')[0] is { Length: > 2 } local)
        {
            clean = clean.Replace(address, Mark, StringComparison.OrdinalIgnoreCase)
                .Replace(local, Mark, StringComparison.OrdinalIgnoreCase);
        }
        clean = AnyAddress().Replace(clean, Mark);
        return Clip.To(clean, Longest);
    }

    private static string OneLine(string text) => Breaks().Replace(text, " ").Trim();

    [GeneratedRegex("""("[^"]*"|[^\s<>"'(),:;\[\]]+)(@|%40|=40)[^\s<>"'(),;:]+""")]
    private static partial Regex AnyAddress();

    [GeneratedRegex(@"[\p{Cc}\u2028\u2029]+")]
    private static partial Regex Breaks();
}
