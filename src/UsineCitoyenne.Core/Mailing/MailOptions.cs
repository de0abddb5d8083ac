using System.Net;
using MailKit.Security;
using UsineCitoyenne.Core.Mailing.Inbound;

namespace UsineCitoyenne.Core.Mailing;

/// <summary>
/// How mails leave. Section <c>Mail</c> of the configuration. Without <see cref="Host"/> nothing leaves: mails stay queued.
/// </summary>
public sealed class MailOptions
{
    public const string Section = "Mail";

    /// <summary>Name of the SMTP relay. Its certificate must be valid for this name.</summary>
    public string? Host { get; set; }

    /// <summary>587 (submission) by default; on 465 TLS begins with the first byte (RFC 8314).</summary>
    public int Port { get; set; } = 587;

    /// <summary>True: STARTTLS is demanded, and a relay that does not offer it gets nothing.</summary>
    public bool StartTls { get; set; } = true;

    public string? User { get; set; }

    public string? Password { get; set; }

    /// <summary>Sender and envelope sender. Required with <see cref="Host"/>.</summary>
    public string? From { get; set; }

    /// <summary>Shown sender name; the site's name when empty.</summary>
    public string? FromName { get; set; }

    /// <summary>Where answers go to mails that nobody in particular asks to be answered; without, to <see cref="From"/>.</summary>
    public string? ReplyTo { get; set; }

    /// <summary>
    /// The mailbox that the site reads, <c>reponses@usine.example.org</c>: each thing that can be answered adds a part of its own after a
    /// <c>+</c>. Empty: mails cannot be answered, and lead to a page instead.
    /// </summary>
    public string? InboundAddress { get; set; }

    /// <summary>
    /// Where undelivered mails come back, <c>retours@usine.example.org</c>: each mail adds a part of its own after a <c>+</c>. Empty: to
    /// <see cref="InboundAddress"/>, or else to <see cref="From"/>.
    /// </summary>
    public string? ReturnAddress { get; set; }

    /// <summary>
    /// What the provider's webhook presents to <c>/courrier/retours</c>, at least 24 characters. Empty: the webhook does not exist.
    /// </summary>
    public string? ReturnSecret { get; set; }

    /// <summary>
    /// The mailbox of <see cref="ReturnAddress"/> and <see cref="InboundAddress"/> on this machine: a maildir, or a folder of messages.
    /// </summary>
    public string? ReturnFolder { get; set; }

    /// <summary>Most mails a minute to one domain, by this node; 0 is without limit.</summary>
    public int PerDomainPerMinute { get; set; }

    /// <summary>The same for some domains, by name; they come before <see cref="PerDomainPerMinute"/>.</summary>
    public Dictionary<string, int> DomainRates { get; init; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Longest time for one mail, from connection to acceptance, 1 to 120 seconds. Below the host's shutdown time.</summary>
    public int TimeoutSeconds { get; set; } = 20;

    /// <summary>Parallel SMTP connections of this node, 1 to 64. A crash can repeat at most one mail a connection.</summary>
    public int Connections { get; set; } = 16;

    /// <summary>How long a node may keep the mails it took before another takes them, in seconds; over twice the time-out.</summary>
    public int LeaseSeconds { get; set; } = 120;

    public ImapOptions Imap { get; init; } = new();

    public DkimOptions Dkim { get; init; } = new();

    internal SecureSocketOptions Security => Port == 465 ? SecureSocketOptions.SslOnConnect : StartTls ? SecureSocketOptions.StartTls
        : SecureSocketOptions.None;

    // These two replace the Message-ID and the envelope by their own.
    internal string? TraceHeader => Host is null ? null
        : Host.Contains("mailjet", StringComparison.OrdinalIgnoreCase) ? "X-MJ-CustomID"
        : Host.Contains("brevo", StringComparison.OrdinalIgnoreCase) || Host.Contains("sendinblue", StringComparison.OrdinalIgnoreCase)
        ? "X-Mailin-custom"
        : null;

    internal TimeSpan Timeout => TimeSpan.FromSeconds(TimeoutSeconds);

    internal int RateOf(string domain) => DomainRates.TryGetValue(domain, out var rate) ? rate : PerDomainPerMinute;

    /// <exception cref="InvalidOperationException">A setting is missing or dangerous; the message names it.</exception>
    public void Validate()
    {
        Check(Port is > 0 and <= 65535, nameof(Port), "must be 1 to 65535");
        Check(TimeoutSeconds is >= 1 and <= 120, nameof(TimeoutSeconds), "must be 1 to 120");
        Check(Connections is >= 1 and <= 64, nameof(Connections), "must be 1 to 64");
        Check(LeaseSeconds > 2 * TimeoutSeconds, nameof(LeaseSeconds), "must be over twice TimeoutSeconds");
        Check(string.IsNullOrEmpty(ReturnAddress) || HeaderText.IsAddress(ReturnAddress), nameof(ReturnAddress), "must be an address");
        Check(string.IsNullOrEmpty(InboundAddress) || HeaderText.IsAddress(InboundAddress), nameof(InboundAddress), "must be an address");
        Check(string.IsNullOrEmpty(ReturnSecret) || ReturnSecret.Length >= 24, nameof(ReturnSecret), "must have at least 24 characters");
        Check(PerDomainPerMinute >= 0 && DomainRates.Values.All(rate => rate >= 0), nameof(PerDomainPerMinute), "must not be negative");
        Check(!Imap.IsSet || (!string.IsNullOrEmpty(Imap.User) && !string.IsNullOrEmpty(Imap.Password)), nameof(Imap),
            "needs User and Password");
        Check(!Imap.IsSet || Imap.Tls || IsLoopback(Imap.Host!), $"{nameof(Imap)}:{nameof(ImapOptions.Tls)}",
            "must be true: the password would travel in clear");
        Check(Imap.PollSeconds is >= 1 and <= 3600, $"{nameof(Imap)}:{nameof(ImapOptions.PollSeconds)}", "must be 1 to 3600");
        Check(!Dkim.IsSet || (!string.IsNullOrEmpty(Dkim.Domain) && !string.IsNullOrEmpty(Dkim.Selector)), nameof(Dkim),
            "needs Domain, Selector and KeyFile");
        Check(!Dkim.IsSet || File.Exists(Dkim.KeyFile), $"{nameof(Dkim)}:{nameof(DkimOptions.KeyFile)}",
            "must name a file that the site's user can read");
        if (string.IsNullOrWhiteSpace(Host))
        {
            return;
        }
        Check(HeaderText.IsAddress(From), nameof(From), "must be an address");
        Check(string.IsNullOrEmpty(ReplyTo) || HeaderText.IsAddress(ReplyTo), nameof(ReplyTo), "must be an address");
        Check(string.IsNullOrEmpty(User) || Security != SecureSocketOptions.None
            || IsLoopback(Host), nameof(StartTls), "must be true with a user: the password would travel in clear");
    }

    private static bool IsLoopback(string host) => host == "localhost"
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    private static void Check(bool valid, string name, string rule)
    {
        if (!valid)
        {
            throw new InvalidOperationException($"{Section}:{name} {rule}.");
        }
    }
}
