using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Links;
using UsineCitoyenne.Core.Mailing;

namespace UsineCitoyenne.Core.Mandates.Candidacies;

/// <summary>Asks the person behind the address whether they really want to be a candidate, or tells them that it is done.</summary>
internal sealed class CandidacyConfirmMail(CandidacyMails mails, LinkTokens links) : IMailTemplate
{
    public const string TemplateName = "candidature-confirmer";

    public string Name => TemplateName;

    public async Task<MailContent?> ComposeAsync(OutboxMail mail, SiteDbContext db, CancellationToken cancel)
    {
        if (await mails.FindAsync(db, mail.RecipientId, cancel) is not { Row: { ClosedAt: null } candidacy } words)
        {
            return null;
        }
        var body = new MailBody().Paragraph($"Bonjour {candidacy.Name},");
        if (candidacy.State != CandidacyState.Unconfirmed)
        {
            body.Paragraph(
                $"Votre candidature nous est déjà parvenue : {words.Post}. Elle est entre de bonnes mains, vous aurez une réponse par "
                + "courriel.");
            return new MailContent(candidacy.Email, candidacy.Name, "Votre candidature est déjà arrivée", body);
        }
        var url = mails.Url($"/candidature/{links.Issue(db, LinkPurpose.CandidacyConfirmation, candidacy.Id, Candidacy.Patience)}/");
        if (candidacy.SuggestedBy.Length > 0)
        {
            body.Paragraph($"{candidacy.SuggestedBy} a pensé à vous pour ce rôle bénévole : {words.Post}.")
                .Paragraph("Vous n’avez rien à faire si cela ne vous dit rien. Si l’idée vous plaît, lisez en deux minutes de quoi il "
                + "s’agit, puis dites oui.")
                .Button("Voir de quoi il s’agit", url)
                .Note("C’est le seul message que vous recevrez. Sans réponse de votre part, votre nom et votre adresse sont effacés au "
                + "bout de 30 jours.");
            return new MailContent(candidacy.Email, candidacy.Name, $"{candidacy.SuggestedBy} a pensé à vous", body);
        }
        body.Paragraph($"Merci de proposer votre aide : {words.Post}. Il reste un geste : confirmer que cette adresse est bien la vôtre.")
            .Button("Je confirme ma candidature", url)
            .Note("Ce lien est valable 30 jours. Vous n’avez rien demandé ? Ignorez ce message : tout est effacé au bout de 30 jours.");
        return new MailContent(candidacy.Email, candidacy.Name, "Confirmez votre candidature", body);
    }
}
