using System.Net.Sockets;

namespace UsineCitoyenne.Core.Mailing;

/// <summary>Mails leave by the configured SMTP relay.</summary>
internal sealed class SmtpTransport(MailOptions options, SiteOptions site, MailFolder? folder) : IMailTransport
{
    // Relays count: past a hundred mails many close the session themselves, in the middle of one.
    private const int MailsPerSession = 100;

    public IMailConnection Open() => new Connection(options, new Uri(site.BaseUrl).IdnHost, folder);

    private sealed class Connection(MailOptions options, string ownName, MailFolder? folder) : IMailConnection
    {
        private SmtpSession? session;
        private int sent;

        public async Task SendAsync(OutgoingMail mail)
        {
            using var timeout = new CancellationTokenSource(options.Timeout);
            try
            {
                if (sent >= MailsPerSession)
                {
                    await DisposeAsync();
                }
                session ??= await SmtpSession.OpenAsync(options, ownName, timeout.Token);
                await session.SendAsync(mail.From, mail.To, MimeMessage.Write(mail), timeout.Token);
                sent++;
            }
            catch (SmtpRefusal refusal) when (refusal.ConcernsMail)
            {
                await ResetAsync(timeout.Token);
                throw;
            }
            catch (Exception failure)
            {
                await DropAsync();
                throw failure switch
                {
                    OperationCanceledException => new IOException("The server did not answer in time."),
                    SocketException socket => new IOException(socket.SocketErrorCode.ToString()),
                    _ => failure,
                };
            }
            folder?.Keep(mail);
        }

        public async ValueTask DisposeAsync()
        {
            if (session is null)
            {
                return;
            }
            using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(2));
            try
            {
                await session.QuitAsync(timeout.Token);
            }
            catch (Exception failure) when (failure is IOException or OperationCanceledException)
            {
                // Every mail of the session is already accepted: a rude good-bye changes nothing.
            }
            await DropAsync();
        }

        private async Task ResetAsync(CancellationToken cancel)
        {
            try
            {
                await session!.ResetAsync(cancel);
            }
            catch (Exception failure) when (failure is IOException or OperationCanceledException or SmtpRefusal)
            {
                await DropAsync();
            }
        }

        private async Task DropAsync()
        {
            sent = 0;
            if (session is not null)
            {
                await session.DisposeAsync();
                session = null;
            }
        }
    }
}
