using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace UsineCitoyenne.Core.Mailing;

/// <summary>Reads back the messages that <see cref="MailMessages"/> makes, for the development page and the tests.</summary>
internal sealed partial class MimeReader
{
    private readonly Dictionary<string, string> headers;

    private MimeReader(Dictionary<string, string> headers, string text, string html)
    {
        this.headers = headers;
        Text = text;
        Html = html;
    }

    public string Text { get; }

    public string Html { get; }

    /// <summary>The decoded header, empty when missing.</summary>
    public string this[string header] => headers.GetValueOrDefault(header, "");

    public DateTime Date => DateTime.TryParse(this["Date"], CultureInfo.InvariantCulture,
        DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var date) ? date : default;

    public static MimeReader Read(string message)
    {
        var (headers, body) = Split(message.ReplaceLineEndings("\n"));
        var boundary = Boundary().Match(headers.GetValueOrDefault("Content-Type", "")).Groups[1].Value;
        string text = "", html = "";
        foreach (var part in boundary.Length == 0 ? [] : body.Split("--" + boundary))
        {
            var (partHeaders, content) = Split(part.TrimStart('\n'));
            var type = partHeaders.GetValueOrDefault("Content-Type", "");
            if (type.StartsWith("text/plain", StringComparison.Ordinal))
            {
                text = Decode(content);
            }
            else if (type.StartsWith("text/html", StringComparison.Ordinal))
            {
                html = Decode(content);
            }
        }
        return new MimeReader(headers, text, html);
    }

    // Quoted-printable (RFC 2045, 6.7): a byte as =C3, a line that goes on as = at its end.
    private static string Decode(string content) =>
        Unquote(content.Replace("=\n", "", StringComparison.Ordinal)).ReplaceLineEndings("\n").TrimEnd('\n');

    private static (Dictionary<string, string> Headers, string Body) Split(string entity)
    {
        var end = entity.IndexOf("\n\n", StringComparison.Ordinal);
        var head = end < 0 ? entity : entity[..end];
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in head.Replace("\n ", " ", StringComparison.Ordinal).Replace("\n\t", " ", StringComparison.Ordinal).Split('\n'))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
            {
                headers.TryAdd(line[..colon], Words(line[(colon + 1)..].Trim()));
            }
        }
        return (headers, end < 0 ? "" : entity[(end + 2)..]);
    }

    private static string Unquote(string content) => Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(
        HexByte().Replace(content, match => ((char)Convert.ToByte(match.Groups[1].Value, 16)).ToString())));

    private static string Words(string value) => EncodedWord().Replace(BetweenWords().Replace(value, "?==?"), match => match.Groups[1].Value == "B"
        ? Encoding.UTF8.GetString(Convert.FromBase64String(match.Groups[2].Value))
        : Unquote(match.Groups[2].Value.Replace('_', ' ')));

    [GeneratedRegex("boundary=\"?([^\";\\s]+)")]
    private static partial Regex Boundary();

    [GeneratedRegex("=([0-9A-F]{2})")]
    private static partial Regex HexByte();

    [GeneratedRegex(@"\?=\s+=\?")]
    private static partial Regex BetweenWords();

    [GeneratedRegex(@"=\?utf-8\?([BQ])\?([^?]*)\?=")]
    private static partial Regex EncodedWord();
}
