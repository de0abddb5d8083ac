using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing;

namespace UsineCitoyenne.Core.Volunteers.Mails;

/// <summary>Someone signed up with an address already known: only its owner learns it.</summary>
internal sealed class AlreadyKnownMail(VolunteerMails mails) : IMailTemplate
{
    public const string TemplateName = "deja-inscrit";

    public string Name => TemplateName;

    public async Task<MailContent?> ComposeAsync(OutboxMail mail, SiteDbContext db, CancellationToken cancel)
    {
        var volunteer = await mails.RecipientAsync(mail, db, cancel);
        if (volunteer is null)
        {
            return null;
        }
        var body = new MailBody()
            .Paragraph($"Bonjour {volunteer.FirstName},")
            .Paragraph("Une inscription vient d’être faite avec votre adresse. Vous faites déjà partie des bénévoles : rien n’a été "
            + "modifié.");
        return new MailContent(volunteer.Email, $"{volunteer.FirstName} {volunteer.LastName}", "Vous êtes déjà parmi nous",
            mails.WithRecordNote(body, mails.RecordUrl(db, volunteer.Id)));
    }
}
