using MailKit;
using MailKit.Net.Smtp;
using MimeKit;

namespace UsineCitoyenne.Core.Mailing;

/// <summary>Mails leave by the configured SMTP relay.</summary>
internal sealed class SmtpTransport(MailOptions options, MailSigner? signer, MailFolder? folder) : IMailTransport
{
    // Relays count: past a hundred mails many close the session themselves, in the middle of one.
    private const int MailsPerSession = 100;
    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(2);

    public IMailConnection Open() => new Connection(options, signer, folder);

    private sealed class Connection(MailOptions options, MailSigner? signer, MailFolder? folder) : IMailConnection
    {
        private SmtpClient? client;
        private int sent;

        public async Task SendAsync(OutgoingMail mail)
        {
            using var message = Prepare(mail);
            using var timeout = new CancellationTokenSource(options.Timeout);
            try
            {
                if (client is not { IsConnected: true } || sent >= MailsPerSession)
                {
                    await CloseAsync();
                    await OpenAsync(timeout.Token);
                }
                await client!.SendAsync(message, new MailboxAddress("", mail.ReturnPath ?? mail.From), [new MailboxAddress("", mail.To)],
                    timeout.Token);
                sent++;
            }
            catch (Exception failure)
            {
                var stage = client is null ? MailStage.Session : MailStage.Mail;
                // After an answer that only refuses the mail, the session goes on.
                if (failure is not SmtpCommandException || client is not { IsConnected: true })
                {
                    await CloseAsync();
                }
                throw MailFailure.From(failure, stage);
            }
            folder?.Keep(mail);
        }

        public async ValueTask DisposeAsync() => await CloseAsync();

        private MimeMessage Prepare(OutgoingMail mail)
        {
            try
            {
                var message = MailMessages.Create(mail);
                signer?.Sign(message);
                return message;
            }
            catch (Exception failure) when (failure is FormatException or ArgumentException)
            {
                throw MailFailure.From(failure, MailStage.Mail);
            }
        }

        private async Task OpenAsync(CancellationToken cancel)
        {
            var opened = new SmtpClient { CheckCertificateRevocation = false };
            try
            {
                await opened.ConnectAsync(options.Host!, options.Port, options.Security, cancel);
                if (!string.IsNullOrEmpty(options.User))
                {
                    await opened.AuthenticateAsync(options.User, options.Password ?? "", cancel);
                }
                (client, sent) = (opened, 0);
            }
            catch
            {
                opened.Dispose();
                throw;
            }
        }

        private async Task CloseAsync()
        {
            if (client is not { } closing)
            {
                return;
            }
            (client, sent) = (null, 0);
            try
            {
                using var goodbye = new CancellationTokenSource(Goodbye);
                await closing.DisconnectAsync(quit: true, goodbye.Token);
            }
            catch (Exception failure) when (failure is IOException or ProtocolException or CommandException or OperationCanceledException)
            {
                // Every mail it took is recorded: nothing depends on its goodbye.
            }
            finally
            {
                closing.Dispose();
            }
        }
    }
}
