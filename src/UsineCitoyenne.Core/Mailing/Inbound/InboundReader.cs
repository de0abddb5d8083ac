using UsineCitoyenne.Core.Mailing.Returns;

namespace UsineCitoyenne.Core.Mailing.Inbound;

/// <summary>Reads one mail of the mailbox: an answer to a person, or the return of a mail of ours.</summary>
internal sealed class InboundReader(InboundDispatcher dispatcher, ReturnService returns)
{
    public async Task<InboundOutcome> TakeAsync(InboundMail? mail, CancellationToken cancel)
    {
        if (mail is null)
        {
            return InboundOutcome.Unknown;
        }
        var outcome = await dispatcher.TakeAsync(mail, cancel);
        return outcome == InboundOutcome.Unknown && await returns.ApplyAsync(mail, cancel) ? InboundOutcome.Taken : outcome;
    }
}
