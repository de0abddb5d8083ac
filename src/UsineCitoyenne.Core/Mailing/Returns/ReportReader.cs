using MimeKit;
using UsineCitoyenne.Core.Mailing.Inbound;

namespace UsineCitoyenne.Core.Mailing.Returns;

/// <summary>
/// Reads what comes back by mail: delivery status (RFC 3464), abuse (RFC 5965), and the notices of servers that write neither
/// (<see cref="NoticeReader"/>).
/// </summary>
internal static class ReportReader
{
    private static readonly string[] Complaints = ["abuse", "fraud", "opt-out", "opt-out-list"];

    /// <summary>Null for a message that reports nothing final about a mail of ours.</summary>
    public static MailReturn? Read(InboundMail mail, ReturnPath returns)
    {
        if ((returns.Find(string.Join('\n', mail.Recipients)) ?? returns.Find(mail.Raw)) is not { } mailId)
        {
            return null;
        }
        var parts = mail.Message.BodyParts.ToList();
        if (parts.OfType<MessageFeedbackReport>().FirstOrDefault() is { } feedback)
        {
            return Complaints.Contains(Fields(() => feedback.Fields)?["Feedback-Type"]?.Trim(), StringComparer.OrdinalIgnoreCase)
                ? new MailReturn(mailId, MailReturnKind.Complaint, default)
                : null;
        }
        if (parts.OfType<MessageDeliveryStatus>().FirstOrDefault() is { } report)
        {
            return FailedOf(report) is { } failed ? Bounce(mailId, failed["Status"], failed["Diagnostic-Code"], failed["Original-Recipient"]
                ?? failed["Final-Recipient"]) : null;
        }
        return NoticeReader.Read(mail) is var (answer, recipient) ? Bounce(mailId, null, answer, recipient) : null;
    }

    public static MailReturn Bounce(long mailId, string? status, string? diagnostic, string? recipient) =>
        new(mailId, MailReturnKind.Bounce, ReturnStatus.Of(status, diagnostic), DomainOf(recipient))
        {
            Answer = diagnostic ?? status
            ?? ""
        };

    private static HeaderList? FailedOf(MessageDeliveryStatus report)
    {
        try
        {
            return report.StatusGroups.FirstOrDefault(group => group["Action"]?.Trim()
                .StartsWith("fail", StringComparison.OrdinalIgnoreCase) == true);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static HeaderList? Fields(Func<HeaderList> read)
    {
        try
        {
            return read();
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>The domain of <c>rfc822; josette@example.org</c>.</summary>
    private static string? DomainOf(string? recipient)
    {
        var domain = recipient?[(recipient.LastIndexOf('@') + 1)..].Trim().TrimEnd('>', '.').ToLowerInvariant();
        return domain is { Length: > 2 and <= 253 } && recipient!.Contains('@')
            && domain.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-')
            ? domain
            : null;
    }
}
