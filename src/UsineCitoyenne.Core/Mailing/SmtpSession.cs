using System.Security.Authentication;
using System.Text;

namespace UsineCitoyenne.Core.Mailing;

/// <summary>
/// One SMTP session (RFC 5321) that sends mails to one recipient each. Not System.Net.Mail's: that one waits on Nagle's
/// algorithm at every mail and does not tell whether the sender, the recipient or the message was refused.
/// </summary>
internal sealed class SmtpSession : IAsyncDisposable
{
    private readonly SmtpStream wire;
    private bool pipelining;

    private SmtpSession(SmtpStream wire) => this.wire = wire;

    public static async Task<SmtpSession> OpenAsync(MailOptions options, string ownName, CancellationToken cancel)
    {
        var wire = await SmtpStream.ConnectAsync(options.Host!, options.Port, cancel);
        var session = new SmtpSession(wire);
        try
        {
            await session.GreetAsync(options, ownName, cancel);
            return session;
        }
        catch (AuthenticationException failure)
        {
            await wire.DisposeAsync();
            throw new SmtpRefusal(SmtpStage.Tls, 0, failure.Message);
        }
        catch
        {
            await wire.DisposeAsync();
            throw;
        }
    }

    public async Task SendAsync(string from, string to, byte[] message, CancellationToken cancel)
    {
        var mailFrom = $"MAIL FROM:<{from}>\r\n";
        var rcptTo = $"RCPT TO:<{to}>\r\n";
        await wire.WriteAsync(pipelining ? mailFrom + rcptTo : mailFrom, cancel);
        var sender = await wire.ReadReplyAsync(cancel);
        if (!pipelining)
        {
            sender.Expect(2, SmtpStage.Sender);
            await wire.WriteAsync(rcptTo, cancel);
        }
        var recipient = await wire.ReadReplyAsync(cancel);
        sender.Expect(2, SmtpStage.Sender);
        recipient.Expect(2, SmtpStage.Recipient);
        (await AskAsync("DATA", cancel)).Expect(3, SmtpStage.Message);
        await wire.WriteAsync(DotStuffed(message), cancel);
        (await wire.ReadReplyAsync(cancel)).Expect(2, SmtpStage.Message);
    }

    /// <summary>Forgets a refused mail, so that the next one may use the session.</summary>
    public async Task ResetAsync(CancellationToken cancel) => (await AskAsync("RSET", cancel)).Expect(2, SmtpStage.Connect);

    public async Task QuitAsync(CancellationToken cancel) => await AskAsync("QUIT", cancel);

    public ValueTask DisposeAsync() => wire.DisposeAsync();

    private async Task GreetAsync(MailOptions options, string ownName, CancellationToken cancel)
    {
        if (options.Port == 465)
        {
            await wire.SecureAsync(options.Host!, cancel);
        }
        (await wire.ReadReplyAsync(cancel)).Expect(2, SmtpStage.Connect);
        var offer = await HelloAsync(ownName, cancel);
        if (options.StartTls && options.Port != 465)
        {
            if (!offer.Offers("STARTTLS"))
            {
                throw new SmtpRefusal(SmtpStage.Tls, 0, "The server does not offer STARTTLS.");
            }
            (await AskAsync("STARTTLS", cancel)).Expect(2, SmtpStage.Tls);
            await wire.SecureAsync(options.Host!, cancel);
            offer = await HelloAsync(ownName, cancel);
        }
        if (!string.IsNullOrEmpty(options.User))
        {
            await SignInAsync(offer, options.User, options.Password ?? "", cancel);
        }
        pipelining = offer.Offers("PIPELINING");
    }

    private async Task<SmtpReply> HelloAsync(string ownName, CancellationToken cancel)
    {
        var offer = await AskAsync("EHLO " + ownName, cancel);
        offer.Expect(2, SmtpStage.Connect);
        return offer;
    }

    private async Task SignInAsync(SmtpReply offer, string user, string password, CancellationToken cancel)
    {
        if (offer.OffersSignIn("PLAIN"))
        {
            (await AskAsync("AUTH PLAIN " + Base64($"\0{user}\0{password}"), cancel)).Expect(2, SmtpStage.SignIn);
            return;
        }
        (await AskAsync("AUTH LOGIN", cancel)).Expect(3, SmtpStage.SignIn);
        (await AskAsync(Base64(user), cancel)).Expect(3, SmtpStage.SignIn);
        (await AskAsync(Base64(password), cancel)).Expect(2, SmtpStage.SignIn);
    }

    private async Task<SmtpReply> AskAsync(string command, CancellationToken cancel)
    {
        await wire.WriteAsync(command + "\r\n", cancel);
        return await wire.ReadReplyAsync(cancel);
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    // A line that starts with a dot would end the message there (RFC 5321, 4.5.2).
    private static byte[] DotStuffed(byte[] message)
    {
        var stuffed = new List<byte>(message.Length + 64);
        for (var i = 0; i < message.Length; i++)
        {
            if (message[i] == '.' && (i == 0 || message[i - 1] == '\n'))
            {
                stuffed.Add((byte)'.');
            }
            stuffed.Add(message[i]);
        }
        stuffed.AddRange(".\r\n"u8);
        return [.. stuffed];
    }
}
