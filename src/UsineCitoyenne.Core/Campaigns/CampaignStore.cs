using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Campaigns;

/// <summary>Finds a campaign to change it: of two at once, on any node, the second sees what the first did.</summary>
internal static class CampaignStore
{
    public static Task<MailCampaign?> LockAsync(SiteDbContext db, long id, CancellationToken cancel) =>
        db.Set<MailCampaign>().Where(row => row.Id == id).ForUpdate().FirstOrDefaultAsync(cancel);
}
