namespace UsineCitoyenne.Core.Mailing;

/// <summary>How mails leave this node: SMTP, or the folder of a development machine.</summary>
internal interface IMailTransport
{
    /// <summary>A connection that serves many mails, one at a time. Opened by its first mail.</summary>
    IMailConnection Open();
}

internal interface IMailConnection : IAsyncDisposable
{
    /// <summary>Returns once the receiver has accepted the mail.</summary>
    /// <exception cref="MailFailure">It did not.</exception>
    Task SendAsync(OutgoingMail mail);
}
