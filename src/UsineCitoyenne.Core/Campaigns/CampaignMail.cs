using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Volunteers;

namespace UsineCitoyenne.Core.Campaigns;

/// <summary>One mail of a campaign. Who left, paused or took their agreement back since it was prepared receives nothing.</summary>
internal sealed class CampaignMail(CampaignWriter writer, ReplyLinks replies) : IMailTemplate
{
    public const string TemplateName = "campagne";
    private const int Kept = 64;

    // A campaign does not change once it is submitted: a million mails read it once.
    private readonly ConcurrentDictionary<string, MailCampaign> campaigns = new();

    public string Name => TemplateName;

    public bool OnlyReads => true;

    public async Task<MailContent?> ComposeAsync(OutboxMail mail, SiteDbContext db, CancellationToken cancel)
    {
        if (await CampaignAsync(mail.Data, db, cancel) is not { } campaign)
        {
            return null;
        }
        var willing = ConsentLedger.AgreedTo(db, campaign.Purpose.Text());
        var measured = ConsentLedger.AgreedTo(db, ConsentTexts.Measure);
        var to = await db.Set<Volunteer>()
            .Where(row => row.Id == mail.RecipientId && row.State == VolunteerState.Confirmed && willing.Any(id => id == row.Id))
            .Select(row => new CampaignRecipient(row.Id, row.FirstName, row.LastName, row.Email, row.CommuneCode,
                measured.Any(id => id == row.Id))).FirstOrDefaultAsync(cancel);
        return to is null ? null : writer.Write(campaign, to) with { Reply = replies.Of(mail) };
    }

    private async Task<MailCampaign?> CampaignAsync(string data, SiteDbContext db, CancellationToken cancel)
    {
        if (campaigns.TryGetValue(data, out var known))
        {
            return known;
        }
        var id = long.Parse(data, CultureInfo.InvariantCulture);
        var found = await db.Set<MailCampaign>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancel);
        if (found is not null)
        {
            if (campaigns.Count >= Kept)
            {
                campaigns.Clear();
            }
            campaigns[data] = found;
        }
        return found;
    }
}

/// <summary>The same to its author, who reads it before the others do.</summary>
internal sealed class CampaignTestMail(CampaignWriter writer, AccountStore accounts) : IMailTemplate
{
    public const string TemplateName = "campagne-essai";

    public string Name => TemplateName;

    public async Task<MailContent?> ComposeAsync(OutboxMail mail, SiteDbContext db, CancellationToken cancel)
    {
        var parts = mail.Data.Split(' ');
        var id = long.Parse(parts[0], CultureInfo.InvariantCulture);
        var campaign = await db.Set<MailCampaign>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancel);
        if (campaign is null || await accounts.FindAsync(db, mail.RecipientId) is not { } account)
        {
            return null;
        }
        // As if the author lived there; the link to unsubscribe is nobody's.
        var content = writer.Write(
            campaign, new CampaignRecipient(0, account.Name.Split(' ')[0], "", account.Email, parts.ElementAtOrDefault(1) ?? ""));
        return content with { ToName = account.Name, Subject = $"[Essai] {content.Subject}", UnsubscribeUrl = null };
    }
}
