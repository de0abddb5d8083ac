namespace UsineCitoyenne.Core.Mailing;

/// <summary>What became of one mail in one attempt.</summary>
/// <param name="Retry">Wait before the next attempt, when <paramref name="State"/> is Queued again.</param>
/// <param name="Tried">False when no server was asked: it counts as no attempt.</param>
/// <param name="ServerDown">The next mail would meet the same failure.</param>
internal sealed record MailOutcome(OutboxState State, string? Error = null, TimeSpan Retry = default, bool ServerDown = false,
    bool Tried = true)
{
    // 17 hours in all: a night's outage of a mailbox costs nobody their mail.
    private static readonly TimeSpan[] BackOff =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15),
        TimeSpan.FromHours(1), TimeSpan.FromHours(4), TimeSpan.FromHours(12),
    ];

    public static readonly MailOutcome Sent = new(OutboxState.Sent);

    public static readonly MailOutcome Dropped = new(OutboxState.Dropped);

    public static MailOutcome Paced(TimeSpan wait) => new(OutboxState.Queued, Retry: wait, Tried: false);

    /// <summary>Its domain refuses us as a whole, for now.</summary>
    public static MailOutcome Paused(TimeSpan wait, string domain) => Paced(wait) with { Error = PausedWord(domain) };

    public static string PausedWord(string domain) => $"Waits: {domain} refuses our mails.";

    public static MailOutcome Failed(string error) => new(OutboxState.Failed, error);

    public static MailOutcome Later(OutboxMail mail, string error, bool serverDown = false) => mail.Attempts < BackOff.Length
        ? new MailOutcome(OutboxState.Queued, error, BackOff[mail.Attempts], serverDown)
        : new MailOutcome(OutboxState.Failed, error, ServerDown: serverDown);
}
