namespace UsineCitoyenne.Core.Mailing;

/// <summary>
/// How a mail is answered. Where the site reads a mailbox, by answering it: the address is a relay that hides both sides. Elsewhere
/// it has no Reply-To that nobody would read, and a button leads to the page.
/// </summary>
/// <param name="Kind">Of the <see cref="Inbound.IInboundHandler"/> that takes the answer.</param>
/// <param name="PageUrl">Absolute URL of the page where the same answer is written.</param>
internal sealed record MailReply(string Kind, long Id, string PageUrl)
{
    /// <summary>What the button says where mails cannot be answered.</summary>
    public string Label { get; init; } = "Répondre";
}
