using MimeKit;

namespace UsineCitoyenne.Core.Mailing.Inbound;

/// <summary>What a machine sent: nothing of ours may answer it (RFC 3834).</summary>
internal static class InboundAutomatic
{
    private static readonly string[] Senders = ["mailer-daemon", "postmaster", "noreply", "no-reply", "ne-pas-repondre"];
    private static readonly string[] Precedences = ["bulk", "junk", "list", "auto_reply"];
    private static readonly string[] Marks = ["X-Autoreply", "X-Autorespond", "X-Autoresponder", "X-Failed-Recipients", "List-Id",
        "List-Unsubscribe"];

    public static bool Is(MimeMessage message) =>
        message.Headers["Auto-Submitted"]?.Trim() is { Length: > 0 } submitted
            && !submitted.StartsWith("no", StringComparison.OrdinalIgnoreCase)
        || message.Headers["Return-Path"]?.Trim() == "<>"
        || Precedences.Contains(message.Headers["Precedence"]?.Trim(), StringComparer.OrdinalIgnoreCase)
        || Array.Exists(Marks, message.Headers.Contains)
        || message.Body is MultipartReport
        || message.From.Mailboxes.FirstOrDefault() is not { Address: { Length: > 0 } from }
        || Senders.Contains(from.Split('@')[0], StringComparer.OrdinalIgnoreCase);
}
