using Microsoft.Extensions.Logging;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Mailing.Inbound;

/// <summary>Gives each mail that arrived to the module whose relay address it was sent to, once.</summary>
internal sealed class InboundDispatcher(
    Database database, InboundAddresses addresses, IEnumerable<IInboundHandler> handlers, TimeProvider clock,
    ILogger<InboundDispatcher> logger)
{
    private readonly Dictionary<string, IInboundHandler> handlers = handlers.ToDictionary(handler => handler.Kind);

    public async Task<InboundOutcome> TakeAsync(InboundMail mail, CancellationToken cancel)
    {
        if (mail.Recipients.Select(addresses.Find).FirstOrDefault(found => found is not null) is not { } subject
            || !handlers.TryGetValue(subject.Kind, out var handler))
        {
            return InboundOutcome.Unknown;
        }
        if (!handler.TakesAutomatic && (mail.IsAutomatic || addresses.IsOurs(mail.From!)))
        {
            return InboundOutcome.Automatic;
        }
        var outcome = await database.WriteAsync(async db =>
        {
            if (!await InboundReceipts.NoteAsync(db, NameOf(mail, subject), clock.GetUtcNow().UtcDateTime, cancel))
            {
                return InboundOutcome.Repeated;
            }
            await handler.HandleAsync(db, mail, subject.Id, cancel);
            return InboundOutcome.Taken;
        }, cancel);
        logger.LogInformation("A mail came for {Kind} {Id}: {Outcome}.", subject.Kind, subject.Id, outcome);
        return outcome;
    }

    // Servers repeat a mail under its Message-ID; one to two relay addresses is two.
    private static string NameOf(InboundMail mail, InboundSubject subject) =>
        $"{subject.Kind}-{subject.Id}\n{mail.MessageId ?? mail.Digest}";
}

internal enum InboundOutcome
{
    Taken,

    /// <summary>Seen before.</summary>
    Repeated,

    /// <summary>From a machine, for a module that answers people.</summary>
    Automatic,

    /// <summary>To none of our relay addresses.</summary>
    Unknown,

    /// <summary>For us, and not to be dealt with: it stays in the mailbox until the next start.</summary>
    Failed,
}
