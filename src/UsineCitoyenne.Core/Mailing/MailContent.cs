namespace UsineCitoyenne.Core.Mailing;

/// <summary>A composed mail, before layout. <see cref="MailBody"/> gives the HTML and the text part from one description.</summary>
/// <param name="UnsubscribeUrl">Absolute URL for the RFC 8058 one-click headers; null for mails that are part of a requested
/// action.</param>
/// <param name="List">What grouped mails of this kind are called in their List-Id (RFC 2919): letters and hyphens.</param>
internal sealed record MailContent(string ToAddress, string ToName, string Subject, MailBody Body, string? UnsubscribeUrl = null,
    string? List = null)
{
    /// <summary>Absolute URL of a picture of one point, by which opening the HTML part is counted; only for who agreed to it.</summary>
    public string? PictureUrl { get; init; }

    /// <summary>How the mail is answered; null when there is nobody to answer.</summary>
    public MailReply? Reply { get; init; }
}
