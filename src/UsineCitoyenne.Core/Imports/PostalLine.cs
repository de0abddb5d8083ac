using System.Text.RegularExpressions;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Imports;

/// <summary>The postcode and the commune at the end of an address; its street is read by nobody and kept nowhere.</summary>
internal static partial class PostalLine
{
    private static readonly char[] Breaks = [',', ';', '\n', '('];

    /// <returns>Either may be empty.</returns>
    public static (string Postcode, string Commune) Split(string address)
    {
        if (Postcode().Matches(address).LastOrDefault() is not { } code)
        {
            return ("", WithoutStreet(address));
        }
        var after = address[(code.Index + code.Length)..].TrimStart(' ', ',', '-', ')', '\n', '\r', '\t');
        after = after.Split(Breaks)[0].Trim();
        var commune = after.Any(char.IsLetter) ? after : WithoutStreet(address[..code.Index].TrimEnd(' ', ',', '-', '('));
        return (PlaceQuery.PostcodeOf(code.Value) ?? "", commune);
    }

    // « 12 rue des Fleurs » names no commune.
    private static string WithoutStreet(string text) =>
        text.Split([',', ';', '\n'])[^1].Trim() is var last && Street().IsMatch(last) ? "" : last;

    [GeneratedRegex(@"(?<!\d)\d{2} ?\d{3}(?!\d)")]
    private static partial Regex Postcode();

    [GeneratedRegex(
        @"^\d+\s*(bis|ter|quater)?\s*,?\s*\p{L}|\b(rue|avenue|boulevard|impasse|chemin|allée|allee|route)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Street();
}
