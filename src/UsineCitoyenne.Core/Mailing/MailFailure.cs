using System.Net.Mail;
using System.Net.Sockets;

namespace UsineCitoyenne.Core.Mailing;

/// <summary>A mail did not leave. The message may hold addresses: scrub before storing or logging.</summary>
internal sealed class MailFailure(MailFailureKind kind, string message) : Exception(message)
{
    public MailFailureKind Kind => kind;

    /// <param name="contentSent">True when the server had taken the recipient, and so spoke of the message itself.</param>
    /// <param name="relayWorks">True when it took a mail from us shortly before.</param>
    public static MailFailure From(Exception failure, bool contentSent, bool relayWorks) => failure switch
    {
        // Before there is anything to send: the library refuses the mail's own texts.
        FormatException or ArgumentException => new(MailFailureKind.Refused, $"{failure.GetType().Name}: {failure.Message}"),
        OperationCanceledException => new(MailFailureKind.ServerDown, "The server did not answer in time."),
        SmtpException { StatusCode: > 0 } answer => new(KindOf(answer, contentSent, relayWorks), $"{(int)answer.StatusCode} {answer.Message}"),
        _ => new(MailFailureKind.ServerDown, failure.GetBaseException() is SocketException socket
            ? socket.SocketErrorCode.ToString()
            : failure.GetBaseException().Message),
    };

    // 4xx means later, 5xx means never (RFC 5321, 4.2.1). But the library does not tell a no to us (greeting, sign-in, sender),
    // for which no mail may be given up, from some of the noes to a recipient (451, 554). A relay that just took a mail has
    // nothing against us.
    private static MailFailureKind KindOf(SmtpException answer, bool contentSent, bool relayWorks)
    {
        if (answer.StatusCode == SmtpStatusCode.ServiceNotAvailable)
        {
            return MailFailureKind.ServerDown;
        }
        if (answer is SmtpFailedRecipientException || contentSent)
        {
            return (int)answer.StatusCode >= 500 ? MailFailureKind.Refused : MailFailureKind.Later;
        }
        return relayWorks ? MailFailureKind.Later : MailFailureKind.ServerDown;
    }
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
