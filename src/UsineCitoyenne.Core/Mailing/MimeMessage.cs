using System.Globalization;
using System.Text;

namespace UsineCitoyenne.Core.Mailing;

/// <summary>The bytes of a mail: RFC 5322 headers, multipart/alternative, quoted-printable, nothing above 7 bits.</summary>
internal static class MimeMessage
{
    // 45 bytes give 60 base64 letters: with =?utf-8?B?…?= an encoded word stays under the 75 of RFC 2047.
    private const int BytesPerWord = 45;

    public static byte[] Write(OutgoingMail mail)
    {
        var boundary = "=_" + Guid.NewGuid().ToString("N");
        var text = new StringBuilder(mail.Html.Length * 2);
        Header(text, "Date", mail.Date.ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture));
        Header(text, "Message-ID", mail.MessageId);
        Header(text, "From", Named(mail.FromName, mail.From));
        Header(text, "Reply-To", $"<{mail.ReplyTo}>");
        Header(text, "To", Named(mail.ToName, mail.To));
        Header(text, "Subject", Words(mail.Subject));
        Header(text, "Auto-Submitted", "auto-generated");
        if (mail.UnsubscribeUrl is not null)
        {
            Header(text, "List-Unsubscribe", $"<{mail.UnsubscribeUrl}>");
            Header(text, "List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        Header(text, "MIME-Version", "1.0");
        Header(text, "Content-Type", $"multipart/alternative; boundary=\"{boundary}\"");
        text.Append("\r\n");
        Part(text, boundary, "text/plain", mail.Text);
        Part(text, boundary, "text/html", mail.Html);
        text.Append("--").Append(boundary).Append("--\r\n");
        return Encoding.ASCII.GetBytes(text.ToString());
    }

    private static void Header(StringBuilder text, string name, string value) => text.Append(name).Append(": ").Append(value).Append("\r\n");

    private static string Named(string name, string address) => name.Length == 0 ? $"<{address}>" : $"{Words(name, always: true)} <{address}>";

    private static string Words(string value, bool always = false)
    {
        if (!always && value.Length <= 60 && value.All(letter => letter is >= ' ' and < '\x7f') && !value.Contains("=?", StringComparison.Ordinal))
        {
            return value;
        }
        var words = new List<string>();
        var bytes = new List<byte>(BytesPerWord);
        var buffer = new byte[4];
        foreach (var rune in value.EnumerateRunes())
        {
            var length = rune.EncodeToUtf8(buffer);
            if (bytes.Count + length > BytesPerWord)
            {
                words.Add(Word(bytes));
                bytes.Clear();
            }
            bytes.AddRange(buffer.AsSpan(0, length));
        }
        words.Add(Word(bytes));
        return string.Join("\r\n ", words);
    }

    private static string Word(List<byte> bytes) => $"=?utf-8?B?{Convert.ToBase64String([.. bytes])}?=";

    private static void Part(StringBuilder text, string boundary, string type, string content)
    {
        text.Append("--").Append(boundary).Append("\r\n");
        Header(text, "Content-Type", type + "; charset=utf-8");
        Header(text, "Content-Transfer-Encoding", "quoted-printable");
        text.Append("\r\n");
        QuotedPrintable.Encode(text, content);
        text.Append("\r\n");
    }
}
