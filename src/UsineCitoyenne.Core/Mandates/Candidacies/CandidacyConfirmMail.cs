using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Links;
using UsineCitoyenne.Core.Mailing;

namespace UsineCitoyenne.Core.Mandates.Candidacies;

/// <summary>Asks the person behind the address whether they really want to be a candidate, or tells them that it is done.</summary>
internal sealed class CandidacyConfirmMail(CandidacyMails mails, LinkTokens links) : CandidacyMail(Kind, mails)
{
    public static readonly MailKind<NoData> Kind = new("candidature-confirmer", MailRecipient.Candidacy);

    protected override ValueTask<MailContent?> WriteAsync(
        MailContent mail, CandidacyLabels to, NoData data, SiteDbContext db, CancellationToken cancel)
    {
        if (to.Row is not { ClosedAt: null } candidacy)
        {
            return default;
        }
        if (candidacy.State != CandidacyState.Unconfirmed)
        {
            mail.Body.Paragraph(
                $"Votre candidature nous est déjà parvenue : {to.Post}. Elle est entre de bonnes mains, vous aurez une réponse par "
                + "courriel.");
            return new(mail with { Subject = "Votre candidature est déjà arrivée" });
        }
        var url = Mails.Url($"/candidature/{links.Issue(db, LinkPurpose.CandidacyConfirmation, candidacy.Id, Candidacy.Patience)}/");
        if (candidacy.SuggestedBy.Length > 0)
        {
            mail.Body.Paragraph($"{candidacy.SuggestedBy} a pensé à vous pour ce rôle bénévole : {to.Post}.")
                .Paragraph("Vous n’avez rien à faire si cela ne vous dit rien. Si l’idée vous plaît, lisez en deux minutes de quoi il "
                + "s’agit, puis dites oui.")
                .Button("Voir de quoi il s’agit", url)
                .Note("C’est le seul message que vous recevrez. Sans réponse de votre part, votre nom et votre adresse sont effacés au "
                + "bout de 30 jours.");
            return new(mail with { Subject = $"{candidacy.SuggestedBy} a pensé à vous" });
        }
        mail.Body.Paragraph($"Merci de proposer votre aide : {to.Post}. Il reste un geste : confirmer que cette adresse est bien la vôtre.")
            .Button("Je confirme ma candidature", url)
            .Note("Ce lien est valable 30 jours. Vous n’avez rien demandé ? Ignorez ce message : tout est effacé au bout de 30 jours.");
        return new(mail with { Subject = "Confirmez votre candidature" });
    }
}
