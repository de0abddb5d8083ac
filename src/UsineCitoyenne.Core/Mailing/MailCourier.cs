using System.Data.Common;
using Microsoft.Extensions.Logging;

namespace UsineCitoyenne.Core.Mailing;

/// <summary>Composes one mail, hands it over and says what became of it. Touches no row.</summary>
internal sealed class MailCourier(MailComposer composer, DomainPace pace, ILogger<MailCourier> logger)
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
        catch (Exception failure) when (failure.GetBaseException() is not DbException { IsTransient: true })
        {
            var error = AddressScrubber.Scrub($"{failure.GetType().Name}: {failure.Message}");
            logger.LogError("Mail {Id} ({Template}) could not be composed. {Error} {Stack}", row.Id, row.Template, error, failure.StackTrace);
            return (null, MailOutcome.Failed(error));
        }
    }

    public async Task<MailOutcome> SendAsync(OutboxMail row, OutgoingMail mail, IMailConnection connection)
    {
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
            return failure.Kind == MailFailureKind.Refused
                ? MailOutcome.Failed(error)
                : MailOutcome.Later(row, error, serverDown: failure.Kind == MailFailureKind.ServerDown);
        }
    }
}
