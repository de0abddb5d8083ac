using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing;

namespace UsineCitoyenne.Core.Mandates.Candidacies;

/// <summary>Tells a reviewer that a candidacy waits for them, or that an answer to their question came. Names nobody.</summary>
internal sealed class CandidacyArrivedMail(CandidacyMails mails, AccountStore accounts) : AccountMail<long>(Kind, accounts)
{
    public static readonly MailKind<long> Kind = new("candidature-recue", MailRecipient.Account);

    protected override async ValueTask<MailContent?> WriteAsync(
        MailContent mail, Account to, long candidacyId, SiteDbContext db, CancellationToken cancel)
    {
        if (await mails.FindAsync(db, candidacyId, cancel) is not { Row: { IsOpen: true } candidacy } words)
        {
            return null;
        }
        var answered = candidacy.Answer.Length > 0;
        mail.Body
            .Paragraph(answered
                ? $"Une réponse à votre question est arrivée, pour cette candidature : {words.Post}."
                : $"Une personne se propose : {words.Post}. C’est à vous de la lire, parce que vous êtes le niveau le plus proche.")
            .Button("Lire la candidature", mails.Url($"/mon-espace/candidatures/{candidacy.Id}/"))
            .Paragraph("Une réponse sous trois jours, même pour poser une question, entretient l’envie.");
        return mail with { Subject = answered ? $"Réponse à votre question — {words.Place}" : $"Une candidature à {words.Place}" };
    }
}
