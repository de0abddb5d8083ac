using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing;

namespace UsineCitoyenne.Core.Volunteers.Mails;

/// <summary>The personal link again, for who lost the mail that held it.</summary>
internal sealed class RecordLinkMail(VolunteerMails mails) : IMailTemplate
{
    public const string TemplateName = "lien-fiche";

    public string Name => TemplateName;

    public bool IsAskedFor => true;

    public async Task<MailContent?> ComposeAsync(OutboxMail mail, SiteDbContext db, CancellationToken cancel)
    {
        if (await mails.RecipientAsync(mail, db, cancel) is not { } volunteer)
        {
            return null;
        }
        var body = new MailBody()
            .Paragraph($"Bonjour {volunteer.FirstName},")
            .Paragraph("Voici le lien de votre fiche de bénévole. Vous n’avez rien demandé ? Ignorez ce message : rien n’a changé.");
        return new MailContent(volunteer.Email, $"{volunteer.FirstName} {volunteer.LastName}", "Le lien de votre fiche",
            mails.WithRecordNote(body, mails.RecordUrl(db, volunteer.Id)));
    }
}
