using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Data.Restoring;

namespace UsineCitoyenne.Core.Campaigns;

/// <summary>Messages that were to leave before a restore. Given up, they go back to their authors as drafts.</summary>
internal sealed class HeldCampaigns : IHeldObligations
{
    public string Name => "messages groupés à l’heure passée";

    public Task<int> CountAsync(SiteDbContext db, DateTime dueUntil, CancellationToken cancel) => Due(db, dueUntil).CountAsync(cancel);

    public async Task DropAsync(SiteDbContext db, DateTime dueUntil, CancellationToken cancel)
    {
        foreach (var campaign in await Due(db, dueUntil).ToListAsync(cancel))
        {
            campaign.GiveUp("Une sauvegarde du site a été restaurée : ce message était peut-être déjà parti.");
        }
    }

    private static IQueryable<MailCampaign> Due(SiteDbContext db, DateTime until) => db.Set<MailCampaign>()
        .Where(row => row.DueAt <= until && (row.State == CampaignState.Scheduled || row.State == CampaignState.Preparing));
}
