using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Mandates.Today;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Campaigns;

/// <summary>Messages to many that wait for this person's agreement, and their own that were begun and left.</summary>
internal sealed class CampaignsToday(Database database, TerritoryDirectory territories) : ITodaySource
{
    public async Task<IReadOnlyList<TodayItem>> FindAsync(Responsable by, CancellationToken cancel)
    {
        if (!by.WritesMails && !by.IsAdministrator)
        {
            return [];
        }
        var account = by.AccountId;
        await using var db = database.Read();
        var others = await db.Set<MailCampaign>().Where(row => row.State == CampaignState.AwaitingApproval && row.AccountId != account)
            .ToListAsync(cancel);
        var waiting = others.Count(row => row.MayBeLetGoBy(by, territories.Current));
        var drafts = await db.Set<MailCampaign>().CountAsync(row => row.State == CampaignState.Draft && row.AccountId == account, cancel);
        return
        [
            .. waiting == 0 ? Array.Empty<TodayItem>() :
            [
                new TodayItem(
                    FrenchNumber.Count(waiting, "message attend votre accord", "messages attendent votre accord"), waiting,
                    "/mon-espace/campagnes/", TodayUrgency.Now)
                {
                    Hint = "À ce nombre de destinataires, deux personnes décident.",
                },
            ],
            .. drafts == 0 ? Array.Empty<TodayItem>() :
            [
                new TodayItem(FrenchNumber.Count(drafts, "message commencé", "messages commencés"), drafts, "/mon-espace/campagnes/",
                    TodayUrgency.WhenFree)
                {
                    Hint = "Rien n’est parti : relisez, envoyez ou annulez.",
                },
            ],
        ];
    }
}
