using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Mandates.Keeping;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Campaigns;

/// <summary>Messages begun for a territory go on with who leads it now.</summary>
internal sealed class CampaignHandOver(TerritoryDirectory territories) : IFollowsHandOvers
{
    public async Task PassAsync(SiteDbContext db, Responsable leaver, Responsable successor, CancellationToken cancel)
    {
        var gazetteer = territories.Current;
        var begun = await db.Set<MailCampaign>()
            .Where(row => row.AccountId == leaver.AccountId && row.BatchId == null && row.FinishedAt == null).ToListAsync(cancel);
        foreach (var campaign in begun)
        {
            if (!CampaignScope.IsCoveredBy(campaign, leaver, gazetteer) && CampaignScope.IsCoveredBy(campaign, successor, gazetteer))
            {
                campaign.PassTo(successor.AccountId, CampaignText.Sign(successor, gazetteer));
            }
        }
    }
}
