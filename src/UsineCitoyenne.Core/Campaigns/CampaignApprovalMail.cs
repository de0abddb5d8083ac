using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Campaigns;

/// <summary>Asks a second responsable to agree to a large message. Says nothing once somebody did.</summary>
internal sealed class CampaignApprovalMail(AccountStore accounts, TerritoryDirectory territories, IOptions<SiteOptions> site)
    : AccountMail<long>(Kind, accounts)
{
    public static readonly MailKind<long> Kind = new("campagne-accord", MailRecipient.Account);

    protected override async ValueTask<MailContent?> WriteAsync(
        MailContent mail, Account to, long campaignId, SiteDbContext db, CancellationToken cancel)
    {
        if (await db.Set<MailCampaign>().AsNoTracking()
            .FirstOrDefaultAsync(row => row.Id == campaignId, cancel) is not { State: CampaignState.AwaitingApproval } campaign
            || await Accounts.FindAsync(db, campaign.AccountId) is not { } author)
        {
            return null;
        }
        var place = string.Join(", ", CampaignScope.Territories(campaign).Select(territories.Current.LabelOf));
        mail.Body
            .Paragraph($"{author.Name} souhaite écrire à {FrenchNumber.Of(campaign.Expected)} bénévoles — {place} — et demande votre "
            + "accord : à ce nombre, deux personnes décident.")
            .Paragraph($"Objet du message : « {campaign.Subject} ».")
            .Button("Lire le message", site.Value.Absolute($"/mon-espace/campagnes/{campaignId}/"))
            .Paragraph("Rien ne part sans votre accord, ou celui d’une autre personne en charge du même territoire.");
        return mail with { Subject = $"Votre accord pour écrire à des bénévoles — {place}" };
    }
}
