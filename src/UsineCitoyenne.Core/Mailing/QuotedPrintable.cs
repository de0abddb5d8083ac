using System.Globalization;
using System.Text;

namespace UsineCitoyenne.Core.Mailing;

/// <summary>RFC 2045, 6.7: text that survives any relay and stays readable in the raw message.</summary>
internal static class QuotedPrintable
{
    private const int LineLength = 76;
    private const string Hex = "0123456789ABCDEF";

    public static void Encode(StringBuilder output, string content)
    {
        foreach (var line in content.ReplaceLineEndings("\n").Split('\n'))
        {
            var bytes = Encoding.UTF8.GetBytes(line);
            var column = 0;
            for (var i = 0; i < bytes.Length; i++)
            {
                var value = bytes[i];
                var last = i == bytes.Length - 1;
                // A blank at the end of a line would be lost on the way.
                var plain = value is >= 33 and <= 126 and not (byte)'=' || (value is (byte)' ' or (byte)'\t' && !last);
                var width = plain ? 1 : 3;
                if (column + width > LineLength - 1)
                {
                    output.Append("=\r\n");
                    column = 0;
                }
                if (plain)
                {
                    output.Append((char)value);
                }
                else
                {
                    output.Append('=').Append(Hex[value >> 4]).Append(Hex[value & 15]);
                }
                column += width;
            }
            output.Append("\r\n");
        }
    }

    public static byte[] Decode(string content)
    {
        var bytes = new List<byte>(content.Length);
        var text = content.ReplaceLineEndings("\n").Replace("=\n", "", StringComparison.Ordinal);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '=' && i + 2 < text.Length
                && byte.TryParse(text.AsSpan(i + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var value))
            {
                bytes.Add(value);
                i += 2;
            }
            else
            {
                bytes.Add((byte)text[i]);
            }
        }
        return [.. bytes];
    }
}
