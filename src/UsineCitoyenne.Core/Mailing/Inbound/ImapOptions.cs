using MailKit.Security;

namespace UsineCitoyenne.Core.Mailing.Inbound;

/// <summary>Section <c>Mail:Imap</c>: the mailbox that the site reads on another machine. Without a host it reads none.</summary>
public sealed class ImapOptions
{
    /// <summary>Its certificate must be valid for this name.</summary>
    public string? Host { get; set; }

    /// <summary>993 (TLS from the first byte); on any other port STARTTLS is demanded.</summary>
    public int Port { get; set; } = 993;

    /// <summary>False only for a server on this machine.</summary>
    public bool Tls { get; set; } = true;

    public string? User { get; set; }

    public string? Password { get; set; }

    /// <summary>Where mails arrive.</summary>
    public string Folder { get; set; } = "INBOX";

    /// <summary>Where those go that the site has dealt with; made when it lacks. What is left in the first is for people to read.</summary>
    public string DoneFolder { get; set; } = "Usine-traites";

    /// <summary>How often it looks where the server does not tell by itself (IDLE), in seconds.</summary>
    public int PollSeconds { get; set; } = 30;

    internal bool IsSet => !string.IsNullOrWhiteSpace(Host);

    internal SecureSocketOptions Security => !Tls ? SecureSocketOptions.None
        : Port == 993 ? SecureSocketOptions.SslOnConnect : SecureSocketOptions.StartTls;
}
