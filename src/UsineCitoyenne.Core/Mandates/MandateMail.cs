using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Mandates;

/// <summary>Tells someone that a territory was entrusted to them.</summary>
internal sealed class MandateMail(AccountStore accounts, TerritoryDirectory territories, IOptions<SiteOptions> site)
    : AccountMail<long>(Kind, accounts)
{
    public static readonly MailKind<long> Kind = new("mandat", MailRecipient.Account);

    protected override async ValueTask<MailContent?> WriteAsync(
        MailContent mail, Account to, long mandateId, SiteDbContext db, CancellationToken cancel)
    {
        if (await db.Set<Mandate>().FirstOrDefaultAsync(row => row.Id == mandateId, cancel) is not { } mandate)
        {
            return null;
        }
        var type = await db.Set<MandateType>().SingleAsync(row => row.Id == mandate.TypeId, cancel);
        var place = territories.Current.LabelOf(mandate.Territory);
        var giver = mandate.GrantedByAccountId is { } by && by != mandate.AccountId ? (await Accounts.FindAsync(db, by))?.Name : null;
        mail.Body
            .Paragraph($"{(giver is null ? "Un mandat vous est confié" : $"{giver} vous confie un mandat")} : {type.Name} — {place}. Vous "
            + "pouvez désormais ouvrir votre espace de responsable.")
            .Button("Ouvrir mon espace", site.Value.Absolute("/connexion/"))
            .Paragraph($"Pour commencer du bon pied, voici votre feuille de route : "
            + $"{site.Value.Absolute($"/feuille-de-route/{type.Alias}/")}")
            .Paragraph("Il n’y a pas de mot de passe : indiquez cette adresse électronique, vous recevrez un lien à chaque connexion.")
            .Note("Les coordonnées des bénévoles vous sont confiées pour organiser l’entraide, et pour cela seulement. "
                + "Chaque lecture est enregistrée.");
        return mail with { Subject = $"Votre mandat : {place}" };
    }
}
