using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Links;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Volunteers.Mails;
using UsineCitoyenne.Core.Volunteers.Record;

namespace UsineCitoyenne.Core.Volunteers.Silence;

/// <summary>Asks who has been silent whether they are still available: three answers, one click and one button each.</summary>
internal sealed class StillThereMail(VolunteerMails mails, LinkTokens links, TerritoryDirectory territories) : IMailTemplate
{
    public const string TemplateName = "toujours-disponible";

    public string Name => TemplateName;

    public async Task<MailContent?> ComposeAsync(OutboxMail mail, SiteDbContext db, CancellationToken cancel)
    {
        var volunteer = await mails.RecipientAsync(mail, db, cancel);
        // They answered while the mail waited.
        if (volunteer is not { Freshness: Freshness.Asked or Freshness.Reminded })
        {
            return null;
        }
        var token = links.Issue(db, LinkPurpose.VolunteerRecord, volunteer.Id, VolunteerRecordService.LinkLifetime);
        string Answer(string word) => mails.Site.Absolute($"/ma-fiche/{token}/nouvelles/{word}/");
        var commune = territories.Current.CurrentCommune(volunteer.CommuneCode)?.Name ?? "votre commune";
        var again = volunteer.Freshness == Freshness.Reminded;
        var silence = mails.Site.Silence;
        var body = new MailBody()
            .Paragraph($"Bonjour {volunteer.FirstName},")
            .Paragraph(again
                ? $"Nous n’avons pas eu de réponse : êtes-vous toujours disponible pour aider à {commune} ?"
                : $"Vous avez proposé votre aide à {commune}. Êtes-vous toujours disponible ?")
            .Button("Oui, toujours disponible", Answer("disponible"))
            .Button("En pause pour l’instant", Answer("pause"))
            .Button("Me retirer", Answer("retirer"))
            .Note($"Sans réponse, votre fiche ne sera plus proposée aux responsables {silence.FadeAfterDays} jours après votre dernier "
            + "signe, plus "
                + $"personne ne la lira au bout de {silence.ArchiveAfterDays} jours, et elle sera effacée au bout de "
                + $"{silence.EraseAfterDays} jours. "
                + "Ces liens sont personnels : ne les transmettez pas.");
        return new MailContent(volunteer.Email, $"{volunteer.FirstName} {volunteer.LastName}", again ? "Un mot de vous ?"
            : "Toujours disponible ?", body);
    }
}
