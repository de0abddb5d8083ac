using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Links;
using UsineCitoyenne.Core.Mailing;

namespace UsineCitoyenne.Core.Mandates.Candidacies;

/// <summary>A reviewer's question to a candidate.</summary>
internal sealed class CandidacyQuestionMail(CandidacyMails mails, LinkTokens links) : CandidacyMail(Kind, mails)
{
    public static readonly MailKind<NoData> Kind = new("candidature-question", MailRecipient.Candidacy);

    protected override ValueTask<MailContent?> WriteAsync(
        MailContent mail, CandidacyLabels to, NoData data, SiteDbContext db, CancellationToken cancel)
    {
        if (to.Row is not { State: CandidacyState.Asked } candidacy)
        {
            return default;
        }
        mail.Body
            .Paragraph($"Votre candidature a été lue avec attention : {to.Post}. Une question avant d’aller plus loin :")
            .Paragraph($"« {candidacy.Question} »")
            .Button("Répondre",
                Mails.Url($"/candidature/reponse/{links.Issue(db, LinkPurpose.CandidacyAnswer, candidacy.Id, Candidacy.Patience)}/"))
            .Note("Ce lien est personnel et sert une fois, pendant 30 jours.");
        return new(mail with { Subject = "Une question sur votre candidature" });
    }
}
