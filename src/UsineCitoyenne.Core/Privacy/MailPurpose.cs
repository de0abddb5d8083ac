namespace UsineCitoyenne.Core.Privacy;

/// <summary>
/// What a mail that nobody asked for is sent for: its link of unsubscription names it. The numbers of the first two are those of the
/// purposes of a campaign.
/// </summary>
public enum MailPurpose : byte
{
    News = 0,
    Production = 1,
    Grouping = 2,

    /// <summary>Newcomers, to a responsable.</summary>
    Digest = 3,

    /// <summary>Nothing is sent for it: whether opening a message is counted.</summary>
    Measure = 4,
}
