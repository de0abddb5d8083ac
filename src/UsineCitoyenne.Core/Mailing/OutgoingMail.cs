namespace UsineCitoyenne.Core.Mailing;

/// <summary>A mail ready to leave: laid out, addressed and cleaned. Addresses are plain ASCII, texts hold no control character.</summary>
internal sealed record OutgoingMail(
    string MessageId,
    DateTime Date,
    string From,
    string FromName,
    string? ReplyTo,
    string To,
    string ToName,
    string Subject,
    string Text,
    string Html,
    string? UnsubscribeUrl,
    string? ListId = null,
    string? ReturnPath = null)
{
    /// <summary>
    /// The header whose text the provider gives back in its webhooks; null where it gives back the Message-ID or the return address.
    /// </summary>
    public string? TraceHeader { get; init; }
}
