using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Links;
using UsineCitoyenne.Core.Mailing;

namespace UsineCitoyenne.Core.Mandates.Candidacies;

/// <summary>A reviewer's question to a candidate.</summary>
internal sealed class CandidacyQuestionMail(CandidacyMails mails, LinkTokens links) : IMailTemplate
{
    public const string TemplateName = "candidature-question";

    public string Name => TemplateName;

    public async Task<MailContent?> ComposeAsync(OutboxMail mail, SiteDbContext db, CancellationToken cancel)
    {
        if (await mails.FindAsync(db, mail.RecipientId, cancel) is not { Row: { State: CandidacyState.Asked } candidacy } words)
        {
            return null;
        }
        var body = new MailBody()
            .Paragraph($"Bonjour {candidacy.Name},")
            .Paragraph($"Votre candidature a été lue avec attention : {words.Post}. Une question avant d’aller plus loin :")
            .Paragraph($"« {candidacy.Question} »")
            .Button("Répondre",
                mails.Url($"/candidature/reponse/{links.Issue(db, LinkPurpose.CandidacyAnswer, candidacy.Id, Candidacy.Patience)}/"))
            .Note("Ce lien est personnel et sert une fois, pendant 30 jours.");
        return new MailContent(candidacy.Email, candidacy.Name, "Une question sur votre candidature", body);
    }
}
