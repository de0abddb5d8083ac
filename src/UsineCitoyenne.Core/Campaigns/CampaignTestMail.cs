using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing;

namespace UsineCitoyenne.Core.Campaigns;

/// <summary>A mail of a campaign to its author, who reads it before the others do.</summary>
internal sealed class CampaignTestMail(CampaignWriter writer, AccountStore accounts)
    : AccountMail<CampaignTrial>(Kind, accounts)
{
    public static readonly MailKind<CampaignTrial> Kind = new("campagne-essai", MailRecipient.Account);

    protected override async ValueTask<MailContent?> WriteAsync(
        MailContent mail, Account to, CampaignTrial data, SiteDbContext db, CancellationToken cancel)
    {
        if (await db.Set<MailCampaign>().AsNoTracking()
            .FirstOrDefaultAsync(row => row.Id == data.CampaignId, cancel) is not { } campaign)
        {
            return null;
        }
        // As if the author lived there; the link to unsubscribe is nobody's.
        var content = writer.Write(
            campaign, new CampaignRecipient(0, to.Name.Split(' ')[0], "", to.Email, data.CommuneCode));
        return content with { ToName = to.Name, Subject = $"[Essai] {content.Subject}", UnsubscribeUrl = null };
    }
}

/// <param name="CommuneCode">Where the author is to live for this; empty where there is none.</param>
internal readonly record struct CampaignTrial(long CampaignId, string CommuneCode) : IMailData<CampaignTrial>
{
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out CampaignTrial result)
    {
        result = default;
        if (s?.Split(' ') is not [var number, var commune] || !long.TryParse(number, CultureInfo.InvariantCulture, out var id))
        {
            return false;
        }
        result = new CampaignTrial(id, commune);
        return true;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{CampaignId} {CommuneCode}");
}
