namespace UsineCitoyenne.Core.Mailing;

/// <summary>A server's no. Its message may hold addresses: scrub before storing or logging.</summary>
internal sealed class SmtpRefusal(SmtpStage stage, int code, string answer) : Exception($"{stage}: {answer}")
{
    public SmtpStage Stage => stage;

    /// <summary>Three digits (RFC 5321, 4.2): 4xx means later, 5xx means never.</summary>
    public int Code => code;

    /// <summary>True when the no is about this mail; otherwise it is about us or the server, and the next mail would meet it too.</summary>
    public bool ConcernsMail => stage is SmtpStage.Recipient or SmtpStage.Message && code != 421;

    public bool IsPermanent => ConcernsMail && code >= 500;
}

internal enum SmtpStage
{
    Connect,
    Tls,
    SignIn,
    Sender,
    Recipient,
    Message,
}
