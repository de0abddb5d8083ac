using System.Globalization;
using System.Text;
using MimeKit;

namespace UsineCitoyenne.Core.Mailing;

/// <summary>What may stand in a header. Names come from forms: a line break in one must not become a header of ours.</summary>
internal static class HeaderText
{
    private const int MaxLength = 200;
    private static readonly IdnMapping Idn = new();

    /// <summary>One line without control or direction-changing characters, at most 200 characters.</summary>
    public static string Clean(string? text)
    {
        var clean = new StringBuilder();
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            if (IsDirectionMark(rune.Value))
            {
                continue;
            }
            var breaks = Rune.GetUnicodeCategory(rune)
                is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
            clean.Append(breaks ? " " : rune.ToString());
            if (clean.Length >= MaxLength)
            {
                break;
            }
        }
        // Plain text that a reader would decode as an encoded word (RFC 2047), and so show as another text.
        return clean.ToString().Trim(' ').Replace("=?", "= ?", StringComparison.Ordinal);
    }

    /// <summary>
    /// A cleaned name to stand before an address. Between the quotes that the library puts, a quote or a backslash would end the name.
    /// </summary>
    public static string Name(string? text) => Clean(text).Replace('"', '”').Replace('\\', '/');

    /// <summary>True for one address and nothing else.</summary>
    public static bool IsAddress(string? text) =>
        text is not null && MailboxAddress.TryParse(text, out var parsed)
            // The library shows a domain in punycode by its letters.
            && (parsed.Address == text || parsed.GetAddress(idnEncode: true) == text)
            && text.Split('@') is [{ Length: > 0 }, { Length: > 0 }];

    /// <summary>The address as SMTP takes it: ASCII, the domain in punycode.</summary>
    /// <exception cref="FormatException">Not one address, or one whose local part needs SMTPUTF8.</exception>
    public static string Address(string text)
    {
        if (!IsAddress(text))
        {
            throw new FormatException("The recipient's address is not one plain address.");
        }
        var at = text.IndexOf('@', StringComparison.Ordinal);
        var address = $"{text[..at]}@{Domain(text[(at + 1)..])}";
        if (address.Any(letter => letter is <= ' ' or >= '\x7f' or '<' or '>'))
        {
            throw new FormatException("The recipient's address has characters that SMTP does not carry.");
        }
        return address;
    }

    private static string Domain(string domain)
    {
        try
        {
            return Idn.GetAscii(domain);
        }
        catch (ArgumentException failure)
        {
            throw new FormatException("The recipient's domain is none.", failure);
        }
    }

    // They would let a name show as another one.
    private static bool IsDirectionMark(int value) => value is >= 0x202A and <= 0x202E or >= 0x2066 and <= 0x2069 or 0x200E or 0x200F;
}
