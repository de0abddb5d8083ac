using UsineCitoyenne.Core.Privacy;

namespace UsineCitoyenne.Core.Campaigns;

public enum CampaignState
{
    Draft = 0,

    /// <summary>Too many recipients for one person to decide alone.</summary>
    AwaitingApproval = 1,

    /// <summary>Leaves at its time.</summary>
    Scheduled = 2,
    Preparing = 3,
    Sending = 4,
    Paused = 5,
    Done = 6,
    Cancelled = 7,
}

/// <summary>Why it is written: each recipient agreed to this purpose.</summary>
public enum CampaignPurpose
{
    News = 0,
    Production = 1,
}

internal static class CampaignPurposes
{
    public static ConsentText Text(this CampaignPurpose purpose) =>
        purpose == CampaignPurpose.Production ? ConsentTexts.Production : ConsentTexts.News;
}
