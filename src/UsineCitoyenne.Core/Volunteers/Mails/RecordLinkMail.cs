using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing;

namespace UsineCitoyenne.Core.Volunteers.Mails;

/// <summary>The personal link again, for who lost the mail that held it.</summary>
internal sealed class RecordLinkMail(VolunteerMails mails) : VolunteerMail<NoData>(Kind, mails)
{
    public static readonly MailKind<NoData> Kind = new("lien-fiche", MailRecipient.Volunteer);

    public override bool IsAskedFor => true;

    protected override ValueTask<MailContent?> WriteAsync(
        MailContent mail, Volunteer to, NoData data, SiteDbContext db, CancellationToken cancel)
    {
        mail.Body
            .Paragraph("Voici le lien de votre fiche de bénévole. Vous n’avez rien demandé ? Ignorez ce message : rien n’a changé.");
        Mails.AddRecordNote(mail.Body, db, to.Id);
        return new(mail with { Subject = "Le lien de votre fiche" });
    }
}
