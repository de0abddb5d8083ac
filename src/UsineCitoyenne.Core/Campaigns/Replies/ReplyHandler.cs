using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Mailing.Inbound;

namespace UsineCitoyenne.Core.Campaigns.Replies;

/// <summary>
/// Answers by mail: what comes to a mail's relay address goes on to the other side. Machines are not heard, so that two of them never talk.
/// </summary>
internal sealed class ReplyHandler(ReplyRelay relay) : IInboundHandler
{
    public string Kind => ReplyLinks.MailKind;

    public async Task HandleAsync(SiteDbContext db, InboundMail mail, long subject, CancellationToken cancel)
    {
        if (await Outbox.FindAsync(db, subject, cancel) is { } answered)
        {
            await relay.ForwardAsync(db, answered, mail.Text, mail.From, cancel);
        }
    }
}
