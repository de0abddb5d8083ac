namespace UsineCitoyenne.Core.Mailing;

/// <summary>
/// One mail to one recipient, queued in the transaction of what caused it. The row names a template and its data, never
/// the text: a mail is composed when it leaves, so no link token and no contact detail waits in the table.
/// </summary>
internal sealed class OutboxMail
{
    public long Id { get; private set; }

    /// <summary>Name of the <see cref="IMailTemplate"/> that composes it.</summary>
    public required string Template { get; init; }

    /// <summary>Kind of recipient: <c>volunteer</c> or <c>account</c>. The address is read when the mail leaves.</summary>
    public required string RecipientKind { get; init; }

    public required long RecipientId { get; init; }

    /// <summary>What the template needs beyond the recipient, as its kind writes it, without personal data. Empty when nothing.</summary>
    public string Data { get; init; } = "";

    /// <summary>Two rows with the same key are one mail: the second insert is ignored. Null when repeats are meant.</summary>
    public string? DedupKey { get; init; }

    /// <summary>Part of a grouped sending: leaves after the mails that someone is waiting for.</summary>
    public bool Bulk { get; init; }

    /// <summary>The <see cref="MailBatch"/> that it leaves with; null for a mail on its own.</summary>
    public long? BatchId { get; init; }

    public DateTime CreatedAt { get; init; }

    /// <summary>Not before this time.</summary>
    public DateTime DueAt { get; set; }

    public OutboxState State { get; set; }

    public int Attempts { get; set; }

    public string? LeasedBy { get; set; }

    public DateTime? LeasedUntil { get; set; }

    /// <summary>Set at the first attempt and kept: a receiver can tell a repeat after a crash from a second mail.</summary>
    public string? MessageId { get; set; }

    public DateTime? SentAt { get; set; }

    /// <summary>
    /// Left for an address that is not, or not any more, the recipient's: what comes back of it says nothing about the one they have.
    /// </summary>
    public bool Elsewhere { get; init; }

    /// <summary>The last SMTP answer or failure, without address. Shown to operators.</summary>
    public string? LastError { get; set; }
}

public enum OutboxState
{
    Queued = 0,
    Sending = 1,
    Sent = 2,
    Failed = 3,

    /// <summary>The recipient left or the reason vanished before it was sent.</summary>
    Dropped = 4,

    /// <summary>Prepared with its batch, and taken from it while the batch flows.</summary>
    Waiting = 5,
}
