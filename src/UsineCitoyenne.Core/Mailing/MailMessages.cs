using System.Net.Mail;
using System.Net.Mime;
using System.Text;

namespace UsineCitoyenne.Core.Mailing;

/// <summary>The library's message for a mail: automatic, in UTF-8, its text first and its HTML second.</summary>
internal static class MailMessages
{
    public static MailMessage Create(OutgoingMail mail)
    {
        var message = new MailMessage
        {
            From = new MailAddress(mail.From, mail.FromName, Encoding.UTF8),
            Subject = mail.Subject,
            SubjectEncoding = Encoding.UTF8,
        };
        if (mail.ReturnPath is not null)
        {
            // The library takes the envelope's sender from here, and shows it in a header: there is no other way to it.
            message.Sender = new MailAddress(mail.ReturnPath);
        }
        message.To.Add(new MailAddress(mail.To, mail.ToName, Encoding.UTF8));
        if (mail.ReplyTo is not null)
        {
            message.ReplyToList.Add(new MailAddress(mail.ReplyTo));
        }
        message.Headers.Add("Message-ID", mail.MessageId);
        message.Headers.Add("Auto-Submitted", "auto-generated");
        if (mail.UnsubscribeUrl is not null)
        {
            message.Headers.Add("List-Unsubscribe", $"<{mail.UnsubscribeUrl}>");
            message.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        if (mail.ListId is not null)
        {
            message.Headers.Add("List-Id", $"<{mail.ListId}>");
        }
        message.AlternateViews.Add(Part(mail.Text, MediaTypeNames.Text.Plain));
        message.AlternateViews.Add(Part(mail.Html, MediaTypeNames.Text.Html));
        return message;
    }

    /// <summary>True once a server took the recipient: only then does the library read the content.</summary>
    public static bool ContentSent(MailMessage message) => message.AlternateViews[0].ContentStream.Position > 0;

    private static AlternateView Part(string content, string type)
    {
        var part = AlternateView.CreateAlternateViewFromString(content.ReplaceLineEndings("\r\n"), Encoding.UTF8, type);
        // Chosen by the library, base64 would cost a third more and points with spam filters.
        part.TransferEncoding = TransferEncoding.QuotedPrintable;
        return part;
    }
}
