using UsineCitoyenne.Core.Jobs;

namespace UsineCitoyenne.Core.Volunteers.Campaigns;

/// <summary>Prepares the campaigns that are due and closes those that are through; after a restart it goes on where it was.</summary>
internal sealed class CampaignsJob(CampaignRounds campaigns) : IJob
{
    public async Task<string?> RunAsync(CancellationToken cancel)
    {
        await campaigns.RunAsync(cancel);
        return null;
    }
}
