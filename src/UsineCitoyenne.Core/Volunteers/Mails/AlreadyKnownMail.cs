using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing;

namespace UsineCitoyenne.Core.Volunteers.Mails;

/// <summary>Someone signed up with an address already known: only its owner learns it.</summary>
internal sealed class AlreadyKnownMail(VolunteerMails mails) : VolunteerMail<NoData>(Kind, mails)
{
    public static readonly MailKind<NoData> Kind = new("deja-inscrit", MailRecipient.Volunteer);

    protected override ValueTask<MailContent?> WriteAsync(
        MailContent mail, Volunteer to, NoData data, SiteDbContext db, CancellationToken cancel)
    {
        mail.Body
            .Paragraph("Une inscription vient d’être faite avec votre adresse. Vous faites déjà partie des bénévoles : rien n’a été "
            + "modifié.");
        Mails.AddRecordNote(mail.Body, db, to.Id);
        return new(mail with { Subject = "Vous êtes déjà parmi nous" });
    }
}
