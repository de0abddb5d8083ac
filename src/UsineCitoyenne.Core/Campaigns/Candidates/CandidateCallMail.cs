using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Volunteers;
using UsineCitoyenne.Core.Volunteers.Mails;

namespace UsineCitoyenne.Core.Campaigns.Candidates;

/// <summary>Asks a volunteer whether they, or somebody they know, would take charge of their commune.</summary>
internal sealed class CandidateCallMail(VolunteerMails mails, TerritoryDirectory territories)
    : VolunteerMail<TerritoryRef>(Kind, mails)
{
    public static readonly MailKind<TerritoryRef> Kind = new("appel-aux-candidatures", MailRecipient.Volunteer);

    protected override async ValueTask<MailContent?> WriteAsync(
        MailContent mail, Volunteer to, TerritoryRef data, SiteDbContext db, CancellationToken cancel)
    {
        if (territories.Current.CurrentCommune(data.Code) is not { } commune
            || !await NewsReaders.StillReadsAsync(db, to.Id, cancel))
        {
            return null;
        }
        mail.Body
            .Paragraph($"Les bénévoles {commune.Of} sont là, il manque une personne pour les réunir. Et si c’était vous, ou quelqu’un que "
            + "vous connaissez ?")
            .Paragraph("Comptez deux à quatre heures par semaine, un téléphone et un peu d’entregent. Vous n’êtes pas seul ou seule : il y "
            + "a une feuille de route, et le niveau au-dessus vous accompagne.")
            .Button("Je veux bien essayer", Mails.Site.Absolute($"/devenir-responsable/?territoire={commune.Ref}"))
            .Paragraph($"Vous pensez à quelqu’un ? {Mails.Site.Absolute($"/devenir-responsable/suggerer/?territoire={commune.Ref}")}");
        Mails.AddRecordNote(mail.Body, db, to.Id);
        return mail with { Subject = $"Qui pour organiser {commune.Name} ?" };
    }
}
