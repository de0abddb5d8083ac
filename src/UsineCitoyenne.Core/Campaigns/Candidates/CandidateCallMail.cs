using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Volunteers;
using UsineCitoyenne.Core.Volunteers.Mails;

namespace UsineCitoyenne.Core.Campaigns.Candidates;

/// <summary>Asks a volunteer whether they, or somebody they know, would take charge of their commune.</summary>
internal sealed class CandidateCallMail(VolunteerMails mails, TerritoryDirectory territories) : IMailTemplate
{
    public const string TemplateName = "appel-aux-candidatures";

    public string Name => TemplateName;

    public async Task<MailContent?> ComposeAsync(OutboxMail mail, SiteDbContext db, CancellationToken cancel)
    {
        if (!TerritoryRef.TryParse(mail.Data, out var reference) || territories.Current.CurrentCommune(reference.Code) is not { } commune
            || !await NewsReaders.StillReadsAsync(db, mail.RecipientId, cancel)
            || await mails.RecipientAsync(mail, db, cancel) is not { } volunteer)
        {
            return null;
        }
        var body = new MailBody()
            .Paragraph($"Bonjour {volunteer.FirstName},")
            .Paragraph($"Les bénévoles {commune.Of} sont là, il manque une personne pour les réunir. Et si c’était vous, ou quelqu’un que "
            + "vous connaissez ?")
            .Paragraph("Comptez deux à quatre heures par semaine, un téléphone et un peu d’entregent. Vous n’êtes pas seul ou seule : il y "
            + "a une feuille de route, et le niveau au-dessus vous accompagne.")
            .Button("Je veux bien essayer", mails.Site.Absolute($"/devenir-responsable/?territoire={commune.Ref}"))
            .Paragraph($"Vous pensez à quelqu’un ? {mails.Site.Absolute($"/devenir-responsable/suggerer/?territoire={commune.Ref}")}");
        var record = mails.RecordUrl(db, volunteer.Id);
        return new MailContent(volunteer.Email, $"{volunteer.FirstName} {volunteer.LastName}", $"Qui pour organiser {commune.Name} ?",
            mails.WithRecordNote(body, record));
    }
}
