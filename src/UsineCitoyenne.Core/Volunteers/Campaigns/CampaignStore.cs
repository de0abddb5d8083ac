using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Volunteers.Campaigns;

/// <summary>Finds a campaign to change it: of two at once, on any node, the second sees what the first did.</summary>
public sealed class CampaignStore(Database database)
{
    internal Task<MailCampaign?> LockAsync(SiteDbContext db, long id, CancellationToken cancel)
    {
        var rows = database.Engine == DatabaseEngine.PostgreSql
            ? db.Set<MailCampaign>().FromSql($"""SELECT * FROM "MailCampaign" WHERE "Id" = {id} FOR UPDATE""")
            : db.Set<MailCampaign>().Where(row => row.Id == id);
        return rows.FirstOrDefaultAsync(cancel);
    }
}
