namespace UsineCitoyenne.Core.Mandates.Keeping;

/// <summary>What happened to a mandate, as its mails tell it.</summary>
internal enum MandateNews
{
    Renewed,
    Suspended,
    Resumed,
    Ended,
    EndsSoon,

    /// <summary>The person has not been there for a month: those around are told.</summary>
    Silent,
}
