using System.Text.RegularExpressions;

namespace UsineCitoyenne.Core.Mailing.Returns;

/// <summary>
/// Reads the two reports that come back by mail: delivery status (RFC 3464) and abuse (RFC 5965). Stands in for MimeKit's
/// <c>MessageDeliveryStatus</c> and <c>MessageFeedbackReport</c>: both are plain fields in a part of their own.
/// </summary>
internal static partial class ReportReader
{
    /// <summary>Null for a message that reports nothing final about a mail of ours.</summary>
    public static MailReturn? Read(string message, ReturnPath returns)
    {
        var text = message.ReplaceLineEndings("\n");
        if (returns.Find(text) is not { } mailId)
        {
            return null;
        }
        if (Feedback().IsMatch(text))
        {
            return new MailReturn(mailId, MailReturnKind.Complaint, "");
        }
        var part = DeliveryStatus().Match(text);
        var status = part.Success ? Status().Match(text, part.Index) : Match.Empty;
        return status.Success && Failed().IsMatch(text, part.Index) && status.Groups[1].Value[0] == '5'
            ? new MailReturn(mailId, MailReturnKind.HardBounce, status.Groups[1].Value)
            : null;
    }

    [GeneratedRegex(@"^Content-Type:\s*message/delivery-status", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex DeliveryStatus();

    [GeneratedRegex(@"^Action:\s*failed", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex Failed();

    [GeneratedRegex(@"^Status:\s*([245]\.\d{1,3}\.\d{1,3})", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex Status();

    [GeneratedRegex(@"^Feedback-Type:\s*abuse", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex Feedback();
}
