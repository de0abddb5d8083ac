using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using UsineCitoyenne.Core.Contacts.Table;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Campaigns;

/// <summary>A draft as three of its recipients would read it. Their names are seen, so the audit names them.</summary>
public sealed class CampaignPreview(
    Database database, CampaignAudience audience, CampaignWriter writer, ContactTable table, TerritoryDirectory territories,
    Outbox outbox, IOptions<SiteOptions> site)
{
    public const int Recipients = 3;
    private readonly SiteOptions site = site.Value;

    /// <summary>
    /// As one of three recipients reads it; null when there is nobody of that number, or the campaign is not this person's.
    /// </summary>
    /// <param name="number">0 to 2.</param>
    public async Task<CampaignSample?> ShowAsync(Responsable by, long id, int number, CancellationToken cancel = default)
    {
        if (await FindAsync(by, id, cancel) is not { } campaign || campaign.ReadBy(by, territories.Current) is not { } scope)
        {
            return null;
        }
        var sample = await audience.SampleAsync(scope, CampaignScope.ViewOf(campaign), campaign.Purpose, cancel);
        if (number < 0 || number >= sample.Count
            || (await table.ReadAsync(scope, [sample[number]], AuditAction.ContactsListed, cancel)).FirstOrDefault() is not { } row)
        {
            return null;
        }
        var content =
            writer.Write(campaign, new CampaignRecipient(row.Id, row.FirstName, row.LastName, row.Email, row.Commune?.Code ?? ""));
        // Shown to somebody else: the link must not unsubscribe the recipient.
        content = content with { UnsubscribeUrl = site.Absolute("/inscription/preferences/apercu/") };
        return new CampaignSample(
            $"{row.FirstName} {row.LastName}", row.Commune?.Label ?? "", content.Subject, new MailLayout(site)
                .Html(content), new MailTextLayout(site).Text(content), sample.Count);
    }

    /// <summary>Sends the draft to its author, at once. False when it is not theirs.</summary>
    public async Task<bool> TryOutAsync(Responsable by, long id, CancellationToken cancel = default)
    {
        if (await FindAsync(by, id, cancel) is not { } campaign)
        {
            return false;
        }
        var place = CampaignScope.Territories(campaign).Select(territories.Current.Find).FirstOrDefault(found => found is not null);
        var commune = place is null ? null : territories.Current.CommunesOf(place).MaxBy(one => one.Population);
        await database.WriteAsync(
            db => outbox.EnqueueAsync(
                db, CampaignTestMail.Kind.To(by.AccountId, new CampaignTrial(campaign.Id, commune?.Code ?? "")), cancel), cancel);
        return true;
    }

    private async Task<MailCampaign?> FindAsync(Responsable by, long id, CancellationToken cancel)
    {
        await using var db = database.Read();
        var campaign = await db.Set<MailCampaign>().FirstOrDefaultAsync(row => row.Id == id, cancel);
        return campaign?.IsReadableBy(by, territories.Current) == true ? campaign : null;
    }
}

/// <param name="Count">How many samples there are, at most three.</param>
public sealed record CampaignSample(string Name, string Commune, string Subject, string Html, string Text, int Count);
