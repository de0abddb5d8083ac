using System.Data.Common;
using Microsoft.Extensions.Logging;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing.Returns;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Mailing;

/// <summary>Composes one mail, hands it over and says what became of it. Touches no row of the outbox.</summary>
internal sealed class MailSender(
    MailComposer composer, DomainPace pace, MailThrottle throttle, Database database, ReturnLedger returns, ILogger<MailSender> logger)
{
    public async Task<(OutgoingMail? Mail, MailOutcome? Outcome)> ComposeAsync(OutboxMail row)
    {
        if (!composer.Knows(row.Template))
        {
            // Another node may run a newer version that knows it.
            return (null, MailOutcome.Later(row, $"Unknown template {row.Template}."));
        }
        try
        {
            var mail = await composer.ComposeAsync(row);
            return (mail, mail is null ? MailOutcome.Dropped : null);
        }
        catch (Exception failure) when (failure.GetBaseException() is not DbException { IsTransient: true }
            && !StorageUnavailableException.Explains(failure))
        {
            var error = AddressScrubber.Scrub($"{failure.GetType().Name}: {failure.Message}");
            logger.LogError("Mail {Id} ({Template}) could not be composed. {Error} {Stack}", row.Id, row.Template, error,
                failure.StackTrace);
            return (null, MailOutcome.Failed(error));
        }
    }

    public async Task<MailOutcome> SendAsync(OutboxMail row, OutgoingMail mail, IMailConnection connection)
    {
        if (throttle.PauseOf(row, mail.To) is { } pause)
        {
            return MailOutcome.Paused(pause, DomainOf(mail));
        }
        if (pace.Wait(row, mail.To) is { } wait)
        {
            return MailOutcome.Paced(wait);
        }
        try
        {
            await connection.SendAsync(mail);
            return MailOutcome.Sent;
        }
        catch (MailFailure failure)
        {
            var error = AddressScrubber.Scrub(failure.Message, mail.To);
            logger.LogWarning("Mail {Id} ({Template}) did not leave, {Kind}: {Error}", row.Id, row.Template, failure.Kind, error);
            await NoteAsync(row, mail, failure.Status, error);
            return failure.Kind == MailFailureKind.Refused
                ? MailOutcome.Failed(error)
                : MailOutcome.Later(row, error, serverDown: failure.Kind == MailFailureKind.ServerDown);
        }
    }

    // Said at once by the relay, or a day later by a report: it means the same.
    private async Task NoteAsync(OutboxMail row, OutgoingMail mail, ReturnStatus? status, string error)
    {
        if (status is { Class: not (ReturnClass.Delay or ReturnClass.Message) } said)
        {
            await database.WriteAsync(db => returns.RecordAsync(db, row, said, DomainOf(mail), error, CancellationToken.None));
        }
    }

    private static string DomainOf(OutgoingMail mail) => mail.To[(mail.To.LastIndexOf('@') + 1)..].ToLowerInvariant();
}
