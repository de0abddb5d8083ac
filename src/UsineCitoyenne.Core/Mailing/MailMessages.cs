using System.Text;
using MimeKit;

namespace UsineCitoyenne.Core.Mailing;

/// <summary>The library's message for a mail: automatic, in UTF-8, its text first and its HTML second.</summary>
internal static class MailMessages
{
    public static MimeMessage Create(OutgoingMail mail)
    {
        var message = new MimeMessage
        {
            MessageId = mail.MessageId,
            Date = new DateTimeOffset(mail.Date, TimeSpan.Zero),
            Subject = mail.Subject,
            Body = new MultipartAlternative { Part("plain", mail.Text), Part("html", mail.Html) },
        };
        message.From.Add(new MailboxAddress(mail.FromName, mail.From));
        message.To.Add(new MailboxAddress(mail.ToName, mail.To));
        if (mail.ReplyTo is not null)
        {
            message.ReplyTo.Add(new MailboxAddress("", mail.ReplyTo));
        }
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        if (mail.UnsubscribeUrl is not null)
        {
            message.Headers.Add(HeaderId.ListUnsubscribe, $"<{mail.UnsubscribeUrl}>");
            message.Headers.Add(HeaderId.ListUnsubscribePost, "List-Unsubscribe=One-Click");
        }
        if (mail.TraceHeader is not null)
        {
            message.Headers.Add(mail.TraceHeader, mail.MessageId.Trim('<', '>'));
        }
        if (mail.ListId is not null)
        {
            message.Headers.Add(HeaderId.ListId, $"<{mail.ListId}>");
        }
        return message;
    }

    // Chosen by the library, base64 would cost a third more and points with spam filters.
    private static TextPart Part(string type, string content)
    {
        var part = new TextPart(type) { ContentTransferEncoding = ContentEncoding.QuotedPrintable };
        part.SetText(Encoding.UTF8, content.ReplaceLineEndings("\r\n"));
        return part;
    }
}
