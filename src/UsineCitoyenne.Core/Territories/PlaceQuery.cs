using System.Globalization;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Territories;

/// <summary>
/// What somebody wrote for a place, taken apart: « 95000 Cergy », « PARIS CEDEX 08 », « Lyon 3ème », « F-01000 », « ST NOM LA BRETECHE ».
/// The one way in for search, sign-up and import.
/// </summary>
/// <param name="Words">The name as a slug, « st » being « saint »; empty without one.</param>
/// <param name="Postcode">Five digits; null without one.</param>
/// <param name="Area">Digits at the end that are no postcode: a département or an arrondissement (« jouy 95 », « LYON 03 »); null
/// without.</param>
/// <param name="Arrondissement">Told as one (« 11e », « cedex 08 »); 0 without.</param>
/// <param name="Typed">The name and the digits that help to search it, as typed: « st » at the end may become Strasbourg.</param>
internal sealed record PlaceQuery(string Words, string? Postcode, string? Area, int Arrondissement, bool IsCedex, string Typed)
{
    private const int LongestText = 100;

    public static PlaceQuery Parse(string? text)
    {
        var tokens = Folding.Slug(text is { Length: > LongestText } ? text[..LongestText] : text)
            .Split('-', StringSplitOptions.RemoveEmptyEntries).ToList();
        JoinPostcode(tokens);
        var (postcode, area, arrondissement, cedex) = ((string?)null, (string?)null, 0, false);
        var (words, typed) = (new List<string>(tokens.Count), new List<string>(tokens.Count));
        for (var index = 0; index < tokens.Count; index++)
        {
            var token = tokens[index];
            if (token == "cedex")
            {
                cedex = true;
                if (index + 1 < tokens.Count && tokens[index + 1].Length <= 2 && TryNumber(tokens[index + 1], out arrondissement))
                {
                    index++;
                }
            }
            else if (token.Length == 5 && TryNumber(token, out _))
            {
                postcode ??= token;
            }
            else if (index > 0 && (IsOrdinal(token, out var ordinal)))
            {
                arrondissement = ordinal;
            }
            else if (index > 0 && token is "arrondissement" or "arrondissements" or "arr" or "ardt")
            {
                continue;
            }
            else if (index > 0 && index == tokens.Count - 1 && IsArea(token))
            {
                area = token;
                typed.Add(token);
            }
            else
            {
                words.Add(Whole(token));
                typed.Add(token);
            }
        }
        typed.AddRange(postcode is null ? [] : [postcode]);
        return new PlaceQuery(string.Join('-', words), postcode, area, arrondissement, cedex, string.Join('-', typed));
    }

    /// <summary>A postcode as spreadsheets have it (« 1000 », « 01 000 », « F-01000 ») in five digits; null when it is none.</summary>
    public static string? PostcodeOf(string? text)
    {
        var digits = new string([.. (text ?? "").Where(char.IsAsciiDigit)]);
        return digits.Length == 4 ? "0" + digits : digits.Length == 5 ? digits : null;
    }

    /// <summary>« st » in full.</summary>
    public static string Whole(string word) => word switch
    {
        "st" => "saint",
        "ste" => "sainte",
        "sts" => "saints",
        "stes" => "saintes",
        _ => word,
    };

    // « 01 000 », and the country that a letter's address puts before it.
    private static void JoinPostcode(List<string> tokens)
    {
        for (var index = 0; index + 1 < tokens.Count; index++)
        {
            if (tokens[index].Length == 2 && tokens[index + 1].Length == 3 && TryNumber(tokens[index] + tokens[index + 1], out _))
            {
                tokens[index] += tokens[index + 1];
                tokens.RemoveAt(index + 1);
            }
            else if (tokens[index] is "f" or "fr" && tokens[index + 1].Length is 2 or 5 && TryNumber(tokens[index + 1], out _))
            {
                tokens.RemoveAt(index--);
            }
        }
    }

    private static bool IsOrdinal(string token, out int number)
    {
        var digits = token.TakeWhile(char.IsAsciiDigit).Count();
        number = 0;
        return digits is 1 or 2 && token[digits..] is "e" or "er" or "eme" or "ieme" && TryNumber(token[..digits], out number);
    }

    private static bool IsArea(string token) => token.Length <= 3 && char.IsAsciiDigit(token[0])
        && (token is "2a" or "2b" || TryNumber(token, out _));

    private static bool TryNumber(string digits, out int number) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
