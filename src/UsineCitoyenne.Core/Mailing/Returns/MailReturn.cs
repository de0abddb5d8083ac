namespace UsineCitoyenne.Core.Mailing.Returns;

/// <summary>What came back for a mail.</summary>
/// <param name="Status">RFC 3463: <c>5.1.1</c>; empty when not said.</param>
internal sealed record MailReturn(long MailId, MailReturnKind Kind, string Status);

internal enum MailReturnKind
{
    /// <summary>The address takes no mail: it will not be tried again.</summary>
    HardBounce,

    /// <summary>Its reader calls it unwanted.</summary>
    Complaint,
}
