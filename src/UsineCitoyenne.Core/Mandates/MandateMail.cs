using Microsoft.Extensions.Options;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Mandates;

/// <summary>Tells someone that a territory was entrusted to them.</summary>
internal sealed class MandateMail(AccountStore accounts, TerritoryDirectory territories, IOptions<SiteOptions> site) : IMailTemplate
{
    public const string TemplateName = "mandat";

    public string Name => TemplateName;

    public async Task<MailContent?> ComposeAsync(OutboxMail mail, SiteDbContext db, CancellationToken cancel)
    {
        var account = await accounts.FindAsync(db, mail.RecipientId);
        if (account is null || !TerritoryRef.TryParse(mail.Data, out var reference))
        {
            return null;
        }
        var territory = territories.Current.Find(reference)?.Label ?? "France";
        var body = new MailBody()
            .Paragraph($"Bonjour {account.Name},")
            .Paragraph($"Un mandat vous est confié : {territory}. Vous pouvez désormais ouvrir votre espace de responsable.")
            .Button("Ouvrir mon espace", site.Value.Absolute("/connexion/"))
            .Paragraph("Il n’y a pas de mot de passe : indiquez cette adresse électronique, vous recevrez un lien à chaque connexion.")
            .Note("Les coordonnées des bénévoles vous sont confiées pour organiser l’entraide, et pour cela seulement. "
                + "Chaque lecture est enregistrée.");
        return new MailContent(account.Email, account.Name, $"Votre mandat : {territory}", body);
    }
}
