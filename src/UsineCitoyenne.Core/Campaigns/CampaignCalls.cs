using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Volunteers;

namespace UsineCitoyenne.Core.Campaigns;

/// <summary>What a link in a message about a call needs of the message and of its recipient.</summary>
public sealed class CampaignCalls
{
    internal async Task<Guid?> CallOfAsync(SiteDbContext db, long campaign, CancellationToken cancel) =>
        await db.Set<MailCampaign>().Where(row => row.Id == campaign).Select(row => row.CallKey).FirstOrDefaultAsync(cancel);

    /// <summary>The commune that a volunteer declared.</summary>
    internal Task<string?> CommuneOfAsync(SiteDbContext db, long id, CancellationToken cancel) =>
        db.Set<Volunteer>().Where(row => row.Id == id).Select(row => (string?)row.CommuneCode).FirstOrDefaultAsync(cancel);

    /// <summary>True for somebody who confirmed their address and did not leave.</summary>
    internal Task<bool> IsVolunteerAsync(SiteDbContext db, long id, CancellationToken cancel) =>
        db.Set<Volunteer>()
            .AnyAsync(row => row.Id == id && (row.State == VolunteerState.Confirmed || row.State == VolunteerState.Paused), cancel);
}
