using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Volunteers;

namespace UsineCitoyenne.Core.Campaigns;

/// <summary>One mail of a campaign. Who left, paused or took their agreement back since it was prepared receives nothing.</summary>
internal sealed class CampaignMail(CampaignWriter writer, ReplyLinks replies) : IMailTemplate
{
    public static readonly MailKind<long> Kind = new("campagne", MailRecipient.Volunteer);
    private const int Kept = 64;

    // A campaign does not change once it is submitted: a million mails read it once.
    private readonly ConcurrentDictionary<long, MailCampaign> campaigns = new();

    public string Name => Kind.Name;

    public bool OnlyReads => true;

    public async Task<MailContent?> ComposeAsync(OutboxMail mail, SiteDbContext db, CancellationToken cancel)
    {
        if (!Kind.TryRead(mail.Data, out var id) || await CampaignAsync(id, db, cancel) is not { } campaign)
        {
            return null;
        }
        var willing = ConsentLedger.AgreedTo(db, campaign.Purpose.Text());
        var measured = ConsentLedger.AgreedTo(db, ConsentTexts.Measure);
        var to = await db.Set<Volunteer>()
            .Where(row => row.Id == mail.RecipientId && row.State == VolunteerState.Confirmed && willing.Any(agreed => agreed == row.Id))
            .Select(row => new CampaignRecipient(row.Id, row.FirstName, row.LastName, row.Email, row.CommuneCode,
                measured.Any(agreed => agreed == row.Id))).FirstOrDefaultAsync(cancel);
        return to is null ? null : writer.Write(campaign, to) with { Reply = replies.Of(mail) };
    }

    private async Task<MailCampaign?> CampaignAsync(long id, SiteDbContext db, CancellationToken cancel)
    {
        if (campaigns.TryGetValue(id, out var known))
        {
            return known;
        }
        var found = await db.Set<MailCampaign>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancel);
        if (found is not null)
        {
            if (campaigns.Count >= Kept)
            {
                campaigns.Clear();
            }
            campaigns[id] = found;
        }
        return found;
    }
}
