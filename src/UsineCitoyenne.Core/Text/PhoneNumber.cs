using System.Globalization;
using PhoneNumbers;
using Library = PhoneNumbers.PhoneNumber;

namespace UsineCitoyenne.Core.Text;

/// <summary>A telephone number: read in whatever spelling, kept as E.164 (<c>+33612345678</c>), shown as people dial it.</summary>
public static class PhoneNumber
{
    /// <summary>For a field that may be left empty.</summary>
    public const string Refusal = "Ce numéro semble incomplet. Exemple : 06 12 34 56 78. Vous pouvez aussi laisser vide.";

    private const string France = "FR";

    // Numbers of one plan: dialled from anywhere in it as they are written, with their zero.
    private static readonly HashSet<int> OnePlan = [33, 262, 590, 594, 596];
    private static readonly string[] Overseas = ["RE", "GP", "MQ", "GF", "YT"];
    private static readonly PhoneNumberUtil Util = PhoneNumberUtil.GetInstance();

    /// <param name="place">Insee code of where the person lives, commune or département: <c>97105</c> reads numbers as Guadeloupe does.
    /// Null for the metropolis.</param>
    /// <param name="number">E.164; empty for nothing typed.</param>
    /// <returns>False for a number that nobody can dial, and for what is more than one number.</returns>
    public static bool TryRead(string? typed, string? place, out string number)
    {
        number = "";
        var text = Plain(typed);
        if (text.Length == 0)
        {
            return true;
        }
        // The library drops what follows a letter; a second number or a name must not vanish unseen.
        if (text.Length > 40 || !text.All(IsDialled))
        {
            return false;
        }
        string[] regions = [RegionOf(place), France, .. Overseas];
        var read = regions.Distinct().Select(region => Parse(text, region)).OfType<Library>().ToList();
        // New ranges open faster than the library's tables: a number of the right length passes too.
        if ((read.Find(Util.IsValidNumber) ?? read.Find(candidate =>
            Util.IsPossibleNumberWithReason(candidate) == PhoneNumberUtil.ValidationResult.IS_POSSIBLE)) is not { } found)
        {
            return false;
        }
        number = Util.Format(found, PhoneNumberFormat.E164);
        return true;
    }

    /// <summary>
    /// As it is dialled from France: « 06 12 34 56 78 », with its country elsewhere. What an older version kept unread stays as it was.
    /// </summary>
    public static string Show(string stored) => Parse(stored, France) is { } number && stored.StartsWith('+')
        ? Util.Format(number, OnePlan.Contains(number.CountryCode) ? PhoneNumberFormat.NATIONAL : PhoneNumberFormat.INTERNATIONAL)
        .Replace(' ', '\u00a0')
        : stored;

    /// <summary>
    /// The digits by which a number is found, whole or in part: <c>0612345678</c> for what is dialled so, otherwise with the country's.
    /// </summary>
    /// <param name="stored">E.164, or what an older version kept.</param>
    public static string Digits(string stored) => stored.StartsWith('+') ? Local(stored[1..]) : Only(stored);

    /// <summary>
    /// The digits that a search means, in the form of <see cref="Digits"/>; null for what is not typed as a number of at least 6 digits.
    /// </summary>
    public static string? Sought(string typed)
    {
        var text = Plain(typed);
        var digits = Only(text);
        if (digits.Length < 6 || !text.All(IsDialled))
        {
            return null;
        }
        if (TryRead(text, null, out var whole))
        {
            return Digits(whole);
        }
        var begun = text.Replace("(0)", "", StringComparison.Ordinal);
        return begun.StartsWith('+') ? Local(Only(begun)) : begun.StartsWith("00", StringComparison.Ordinal) ? Local(Only(begun)[2..])
            : digits;
    }

    private static string RegionOf(string? place) => place is not { Length: >= 3 } ? France : place[..3] switch
    {
        "971" => "GP",
        "972" => "MQ",
        "973" => "GF",
        "974" => "RE",
        "975" => "PM",
        "976" => "YT",
        "977" => "BL",
        "978" => "MF",
        "986" => "WF",
        "987" => "PF",
        "988" => "NC",
        _ => France,
    };

    private static Library? Parse(string text, string region)
    {
        try
        {
            return Util.Parse(text, region) is { HasExtension: false } number ? number : null;
        }
        catch (NumberParseException)
        {
            return null;
        }
    }

    private static string Local(string digits)
    {
        var country =
            OnePlan.FirstOrDefault(code => digits.StartsWith(code.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        return country == 0 ? digits : "0" + digits[(country < 100 ? 2 : 3)..].TrimStart('0');
    }

    private static string Only(string text) => new([.. text.Where(char.IsAsciiDigit)]);

    // Narrow spaces and typographers' hyphens, of which the library knows some only.
    private static string Plain(string? typed) => new([.. Invisible.Strip(typed).Trim()
        .Select(character => char.IsWhiteSpace(character) ? ' ' : character is >= '\u2010' and <= '\u2015' ? '-' : character)]);

    private static bool IsDialled(char character) => char.IsDigit(character) || character is '+' or ' ' or '.' or '-' or '(' or ')' or '/';
}
