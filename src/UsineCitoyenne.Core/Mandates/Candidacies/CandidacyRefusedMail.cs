using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing;

namespace UsineCitoyenne.Core.Mandates.Candidacies;

internal sealed class CandidacyRefusedMail(CandidacyMails mails) : CandidacyMail(Kind, mails)
{
    public static readonly MailKind<NoData> Kind = new("candidature-refus", MailRecipient.Candidacy);

    protected override ValueTask<MailContent?> WriteAsync(
        MailContent mail, CandidacyLabels to, NoData data, SiteDbContext db, CancellationToken cancel)
    {
        if (to.Row is not { State: CandidacyState.Refused } candidacy)
        {
            return default;
        }
        mail.Body.Paragraph($"Merci de vous être proposé ou proposée : {to.Post}. Cette fois, votre candidature n’a pas été retenue.");
        if (candidacy.Reply.Length > 0)
        {
            mail.Body.Paragraph($"« {candidacy.Reply} »");
        }
        mail.Body.Paragraph("Votre envie d’aider reste précieuse : il y a d’autres rôles, et chaque commune a besoin de mains.")
            .Button("Voir comment aider", Mails.Url("/inscription/"))
            .Note("Vos réponses sont effacées dans 90 jours.");
        return new(mail with { Subject = "Votre candidature" });
    }
}
