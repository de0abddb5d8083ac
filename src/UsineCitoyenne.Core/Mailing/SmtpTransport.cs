using System.Net;
using System.Net.Mail;

namespace UsineCitoyenne.Core.Mailing;

/// <summary>Mails leave by the configured SMTP relay.</summary>
internal sealed class SmtpTransport(MailOptions options, MailFolder? folder) : IMailTransport
{
    // Relays count: past a hundred mails many close the session themselves, in the middle of one.
    private const int MailsPerSession = 100;

    public IMailConnection Open() => new Connection(options, folder);

    private sealed class Connection(MailOptions options, MailFolder? folder) : IMailConnection
    {
        private SmtpClient? client;
        private int sent;
        private bool works;

        public async Task SendAsync(OutgoingMail mail)
        {
            if (sent >= MailsPerSession)
            {
                Close();
            }
            MailMessage? message = null;
            try
            {
                message = MailMessages.Create(mail);
                // The client's own time-out does not hold for asynchronous sending.
                using var timeout = new CancellationTokenSource(options.Timeout);
                await (client ??= Connect()).SendMailAsync(message, timeout.Token);
                sent++;
                works = true;
            }
            catch (Exception failure)
            {
                // In which state the session is left, only the library knows: the next mail opens another.
                Close();
                throw MailFailure.From(failure, message is not null && MailMessages.ContentSent(message), works);
            }
            finally
            {
                message?.Dispose();
            }
            folder?.Keep(mail);
        }

        public ValueTask DisposeAsync()
        {
            Close();
            return ValueTask.CompletedTask;
        }

        // EnableSsl demands STARTTLS and a certificate that the system trusts for the host: without, nothing is said.
        private SmtpClient Connect() => new(options.Host, options.Port)
        {
            EnableSsl = options.StartTls,
            Credentials = string.IsNullOrEmpty(options.User) ? null : new NetworkCredential(options.User, options.Password),
        };

        private void Close()
        {
            client?.Dispose();
            (client, sent) = (null, 0);
        }
    }
}
