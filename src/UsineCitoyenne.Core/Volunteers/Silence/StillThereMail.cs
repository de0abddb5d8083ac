using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Links;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Volunteers.Mails;
using UsineCitoyenne.Core.Volunteers.Record;

namespace UsineCitoyenne.Core.Volunteers.Silence;

/// <summary>Asks who has been silent whether they are still available: three answers, one click and one button each.</summary>
internal sealed class StillThereMail(VolunteerMails mails, LinkTokens links, TerritoryDirectory territories)
    : VolunteerMail<NoData>(Kind, mails)
{
    public static readonly MailKind<NoData> Kind = new("toujours-disponible", MailRecipient.Volunteer);

    protected override ValueTask<MailContent?> WriteAsync(
        MailContent mail, Volunteer to, NoData data, SiteDbContext db, CancellationToken cancel)
    {
        // They answered while the mail waited.
        if (to.Freshness is not (Freshness.Asked or Freshness.Reminded))
        {
            return default;
        }
        var token = links.Issue(db, LinkPurpose.VolunteerRecord, to.Id, VolunteerRecordService.LinkLifetime);
        string Answer(string word) => Mails.Site.Absolute($"/ma-fiche/{token}/nouvelles/{word}/");
        var commune = territories.Current.CurrentCommune(to.CommuneCode)?.Name ?? "votre commune";
        var again = to.Freshness == Freshness.Reminded;
        var silence = Mails.Site.Silence;
        mail.Body
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
        return new(mail with { Subject = again ? "Un mot de vous ?" : "Toujours disponible ?" });
    }
}
