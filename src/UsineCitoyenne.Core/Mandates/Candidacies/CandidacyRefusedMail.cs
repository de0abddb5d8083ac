using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing;

namespace UsineCitoyenne.Core.Mandates.Candidacies;

internal sealed class CandidacyRefusedMail(CandidacyMails mails) : IMailTemplate
{
    public const string TemplateName = "candidature-refus";

    public string Name => TemplateName;

    public async Task<MailContent?> ComposeAsync(OutboxMail mail, SiteDbContext db, CancellationToken cancel)
    {
        if (await mails.FindAsync(db, mail.RecipientId, cancel) is not { Row: { State: CandidacyState.Refused } candidacy } words)
        {
            return null;
        }
        var body = new MailBody()
            .Paragraph($"Bonjour {candidacy.Name},")
            .Paragraph($"Merci de vous être proposé ou proposée : {words.Post}. Cette fois, votre candidature n’a pas été retenue.");
        if (candidacy.Reply.Length > 0)
        {
            body.Paragraph($"« {candidacy.Reply} »");
        }
        body.Paragraph("Votre envie d’aider reste précieuse : il y a d’autres rôles, et chaque commune a besoin de mains.")
            .Button("Voir comment aider", mails.Url("/inscription/"))
            .Note("Vos réponses sont effacées dans 90 jours.");
        return new MailContent(candidacy.Email, candidacy.Name, "Votre candidature", body);
    }
}
