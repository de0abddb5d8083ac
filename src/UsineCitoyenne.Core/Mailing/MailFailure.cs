using System.Net.Sockets;
using MailKit.Net.Smtp;
using MailKit.Security;
using UsineCitoyenne.Core.Mailing.Returns;

namespace UsineCitoyenne.Core.Mailing;

/// <summary>A mail did not leave. The message may hold addresses: scrub before storing or logging.</summary>
internal sealed class MailFailure(MailFailureKind kind, string message, ReturnStatus? status = null) : Exception(message)
{
    public MailFailureKind Kind => kind;

    /// <summary>What the relay said of the recipient or the message; null when it did not come to that.</summary>
    public ReturnStatus? Status => status;

    public static MailFailure From(Exception failure, MailStage stage) => failure switch
    {
        // Before there is anything to send: the library refuses the mail's own texts.
        FormatException or ArgumentException => new(MailFailureKind.Refused, $"{failure.GetType().Name}: {failure.Message}"),
        OperationCanceledException => new(MailFailureKind.ServerDown, "The server did not answer in time."),
        SmtpCommandException answer => FromAnswer(answer, stage),
        AuthenticationException => new(MailFailureKind.ServerDown, $"AUTH: {failure.Message}"),
        SslHandshakeException => new(MailFailureKind.ServerDown, $"TLS: {FirstLine(failure.Message)} {failure.InnerException?.Message}"),
        _ => new(MailFailureKind.ServerDown, failure.GetBaseException() is SocketException socket
            ? socket.SocketErrorCode.ToString()
            : failure.GetBaseException().Message),
    };

    private static MailFailure FromAnswer(SmtpCommandException answer, MailStage stage)
    {
        var code = (int)answer.StatusCode;
        var text = $"{Command(answer, stage)}: {code} {answer.Message}";
        // A no to the greeting, the sign-in or the sender is one to us, and every mail would meet it: none may be given up for it.
        if (stage == MailStage.Session || code == 421 || answer.ErrorCode == SmtpErrorCode.SenderNotAccepted)
        {
            return new(MailFailureKind.ServerDown, text);
        }
        var status = ReturnStatus.OfAnswer($"{code} {answer.Message}");
        // 4xx means later, 5xx means never (RFC 5321, 4.2.1), but for a policy that an operator may yet come to terms with.
        var later = code < 500 || status.Class is ReturnClass.Policy or ReturnClass.Sender;
        return new(later ? MailFailureKind.Later : MailFailureKind.Refused, text, status);
    }

    private static string Command(SmtpCommandException answer, MailStage stage) => answer.ErrorCode switch
    {
        _ when stage == MailStage.Session => "connection",
        SmtpErrorCode.SenderNotAccepted => "MAIL FROM",
        SmtpErrorCode.RecipientNotAccepted => "RCPT TO",
        _ => "DATA",
    };

    private static string FirstLine(string text) => text.ReplaceLineEndings("\n").Split('\n')[0];
}

internal enum MailStage
{
    /// <summary>Connection, greeting, encryption, sign-in.</summary>
    Session,

    /// <summary>Sender, recipient, content.</summary>
    Mail,
}

internal enum MailFailureKind
{
    /// <summary>This mail will never be accepted.</summary>
    Refused,

    /// <summary>This mail may be accepted later; others may be now.</summary>
    Later,

    /// <summary>No mail can leave by this server now.</summary>
    ServerDown,
}
