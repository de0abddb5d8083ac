using System.Globalization;
using System.Text.RegularExpressions;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Imports;

/// <summary>The telephone of a cell as people and spreadsheets leave it: named, quoted, turned into a number, or two at once.</summary>
/// <param name="Number">To be read as one number; what the cell holds when it holds none.</param>
/// <param name="Rest">What else it says; empty for nothing.</param>
/// <param name="Rounded">The spreadsheet dropped digits: nobody can tell the number any more.</param>
internal sealed partial record CellPhones(string Number, string Rest, bool Rounded)
{
    private const int LongestCell = 300;

    public static CellPhones Read(string cell, string? place)
    {
        var text = WithoutName(Invisible.Strip(cell).Trim().TrimStart('\'', '’', '‘', '`').Trim());
        if (text.Length is 0 or > LongestCell || IsPlain(text))
        {
            return new CellPhones(text, "", false);
        }
        if (Scientific().Match(text) is { Success: true } power)
        {
            var decimals = power.Groups["decimals"].Value.Length;
            var exponent = int.Parse(power.Groups["exponent"].ValueSpan, CultureInfo.InvariantCulture);
            return decimals < exponent
                ? new CellPhones(text, "", true)
                : Read(power.Groups["whole"].Value + power.Groups["decimals"].Value[..exponent], place);
        }
        if (Computed().IsMatch(text))
        {
            text = text[..text.IndexOfAny(['.', ','])];
        }
        if (PhoneNumber.TryRead(text, place, out _))
        {
            return new CellPhones(text, "", false);
        }
        var parts = Between().Split(text).Select(part => part.Trim()).Where(part => part.Length > 0).ToList();
        if (parts.Find(part => IsNumber(WithoutName(part), place)) is { } first)
        {
            parts.Remove(first);
            return new CellPhones(WithoutName(first), string.Join(" / ", parts), false);
        }
        // « 06 12 34 56 78 (le soir) », or two numbers with a space between them.
        return French().Matches(text).FirstOrDefault(match => IsNumber(match.Value, place)) is { } found
            ? new CellPhones(found.Value, text.Remove(found.Index, found.Length).Trim(' ', '(', ')', '-', ',', ':'), false)
            : new CellPhones(text, "", false);
    }

    // Nearly all cells of a long list: nine or ten digits are one number at most, and whoever stores it reads it anyway.
    private static bool IsPlain(string text) => text.All(sign => char.IsAsciiDigit(sign) || sign is ' ' or '.' or '-')
        && text.Count(char.IsAsciiDigit) is 9 or 10 && !text.EndsWith(".0", StringComparison.Ordinal);

    private static bool IsNumber(string text, string? place) =>
        text.Count(char.IsAsciiDigit) >= 6 && PhoneNumber.TryRead(text, place, out _);

    private static string WithoutName(string text) => Named().Replace(text, "");

    [GeneratedRegex(
        @"^(t[eé]l([eé]phone)?s?|portable|port|mobile|mob|gsm|fixe|domicile|maison|bureau|perso|num[eé]ro|n[°º]|[\s.:°º/-])+(?=[\d+(])",
        RegexOptions.IgnoreCase)]
    private static partial Regex Named();

    [GeneratedRegex(@"^(?<whole>\d)([.,](?<decimals>\d+))?E\+?(?<exponent>\d{1,2})$", RegexOptions.IgnoreCase)]
    private static partial Regex Scientific();

    [GeneratedRegex(@"^\+?\d{9,15}[.,]0+$")]
    private static partial Regex Computed();

    [GeneratedRegex(@"\s*(?:[/;,|\\\n]|:::|\s(?:ou|et|puis)\s|\s[-–—]\s)\s*", RegexOptions.IgnoreCase)]
    private static partial Regex Between();

    [GeneratedRegex(@"(?<!\d)(?:(?:\+|00)33\s?(?:\(0\))?|0)\s?[1-9](?:[\s.-]?\d\d){4}(?!\d)")]
    private static partial Regex French();
}
