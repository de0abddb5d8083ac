namespace UsineCitoyenne.Core.Mailing;

/// <summary>A mail that a module asks for: which template, to whom.</summary>
/// <param name="Template">Name of the <see cref="IMailTemplate"/> that composes it.</param>
/// <param name="RecipientId">The address is read when the mail leaves.</param>
internal sealed record MailRequest(string Template, MailRecipient Recipient, long RecipientId)
{
    /// <summary>What the template needs beyond the recipient, without personal data.</summary>
    public string Data { get; init; } = "";

    /// <summary>Two requests with the same key are one mail. Null when repeats are meant.</summary>
    public string? DedupKey { get; init; }

    /// <summary>Part of a grouped sending: leaves after the mails that someone is waiting for.</summary>
    public bool Bulk { get; init; }

    /// <summary>The template sends it to another address than the recipient's own: its return silences nobody.</summary>
    public bool Elsewhere { get; init; }

    /// <summary>Not before this time (UTC); at once when null.</summary>
    public DateTime? DueAt { get; init; }
}

internal enum MailRecipient
{
    Volunteer,
    Account,

    /// <summary>Somebody who has no account yet.</summary>
    Candidacy,

    /// <summary>Who wrote to a responsable by the public form.</summary>
    Letter = 140,

    /// <summary>Who answered a call by the public form and is not known yet.</summary>
    CallSubmission = 160,

    /// <summary>Who asked for something, by the address of their need.</summary>
    SupplyNeed = 170,
}
