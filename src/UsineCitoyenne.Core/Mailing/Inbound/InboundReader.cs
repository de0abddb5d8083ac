using Microsoft.Extensions.Logging;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing.Returns;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Mailing.Inbound;

/// <summary>Reads one mail of the mailbox: an answer to a person, or the return of a mail of ours.</summary>
internal sealed class InboundReader(InboundDispatcher dispatcher, ReturnService returns, ILogger<InboundReader> logger)
{
    /// <summary>
    /// One mail that fails every time stays where it is and holds up none of those behind it; a database that is away fails them all.
    /// </summary>
    public async Task<InboundOutcome> TryAsync(InboundMail? mail, CancellationToken cancel)
    {
        try
        {
            return await TakeAsync(mail, cancel);
        }
        catch (Exception failure) when (failure is not OperationCanceledException && !StorageUnavailableException.Explains(failure))
        {
            logger.LogError("A mail of the mailbox cannot be dealt with and is left there: {Error}",
                AddressScrubber.Scrub($"{failure.GetType().Name}: {failure.Message}"));
            return InboundOutcome.Failed;
        }
    }

    private async Task<InboundOutcome> TakeAsync(InboundMail? mail, CancellationToken cancel)
    {
        if (mail is null)
        {
            return InboundOutcome.Unknown;
        }
        var outcome = await dispatcher.TakeAsync(mail, cancel);
        return outcome == InboundOutcome.Unknown && await returns.ApplyAsync(mail, cancel) ? InboundOutcome.Taken : outcome;
    }
}
