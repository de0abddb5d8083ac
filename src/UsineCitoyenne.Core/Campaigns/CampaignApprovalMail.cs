using System.Globalization;
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
    : IMailTemplate
{
    public const string TemplateName = "campagne-accord";

    public string Name => TemplateName;

    public async Task<MailContent?> ComposeAsync(OutboxMail mail, SiteDbContext db, CancellationToken cancel)
    {
        var id = long.Parse(mail.Data, CultureInfo.InvariantCulture);
        if (await db.Set<MailCampaign>().AsNoTracking()
            .FirstOrDefaultAsync(row => row.Id == id, cancel) is not { State: CampaignState.AwaitingApproval } campaign
            || await accounts.FindAsync(db, mail.RecipientId) is not { } to
            || await accounts.FindAsync(db, campaign.AccountId) is not { } author)
        {
            return null;
        }
        var place = string.Join(", ", CampaignScope.Territories(campaign).Select(territories.Current.LabelOf));
        var body = new MailBody()
            .Paragraph($"Bonjour {to.Name},")
            .Paragraph($"{author.Name} souhaite écrire à {FrenchNumber.Of(campaign.Expected)} bénévoles — {place} — et demande votre "
            + "accord : à ce nombre, deux personnes décident.")
            .Paragraph($"Objet du message : « {campaign.Subject} ».")
            .Button("Lire le message", site.Value.Absolute($"/mon-espace/campagnes/{id}/"))
            .Paragraph("Rien ne part sans votre accord, ou celui d’une autre personne en charge du même territoire.");
        return new MailContent(to.Email, to.Name, $"Votre accord pour écrire à des bénévoles — {place}", body);
    }
}
