namespace UsineCitoyenne.Core.Mailing.Returns;

/// <summary>What came back for a mail.</summary>
/// <param name="Domain">The recipient's, small letters; null when not said.</param>
internal sealed record MailReturn(long MailId, MailReturnKind Kind, ReturnStatus Status, string? Domain = null)
{
    /// <summary>What the server said, in its own words; may hold addresses.</summary>
    public string Answer { get; init; } = "";
}

internal enum MailReturnKind
{
    Bounce,

    /// <summary>Its reader calls it unwanted, or asked their provider to stop it.</summary>
    Complaint,
}
