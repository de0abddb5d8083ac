using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Links;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Mandates.Candidacies;

namespace UsineCitoyenne.Core.Mandates.Nominations;

/// <summary>Asks whoever was named to accept the mandate, its charter and its confidentiality.</summary>
internal sealed class NominationMail(CandidacyMails mails, AccountStore accounts, LinkTokens links)
    : CandidacyMail(Kind, mails)
{
    public static readonly MailKind<NoData> Kind = new("nomination", MailRecipient.Candidacy);

    protected override async ValueTask<MailContent?> WriteAsync(
        MailContent mail, CandidacyLabels to, NoData data, SiteDbContext db, CancellationToken cancel)
    {
        if (to.Row is not { State: CandidacyState.Nominated } candidacy)
        {
            return null;
        }
        var by = candidacy.ReviewerAccountId is { } reviewer ? (await accounts.FindAsync(db, reviewer))?.Name : null;
        mail.Body
            .Paragraph((candidacy.SucceedsMandateId, by) switch
            {
                (null, null) => $"Vous êtes nommé ou nommée : {to.Post}. Il reste à dire oui.",
                (null, _) => $"{by} vous propose ce rôle : {to.Post}. Il reste à dire oui.",
                (_, null) => $"La personne qui tient ce rôle souhaite vous passer la main : {to.Post}. C’est à vous de dire oui.",
                _ => $"{by}, qui tient ce rôle, souhaite vous passer la main : {to.Post}. C’est à vous de dire oui.",
            })
            .Button("Lire la charte et accepter", Mails.Url(
                $"/nomination/{links.Issue(db, LinkPurpose.Nomination, candidacy.Id, Candidacy.Patience)}/"))
            .Paragraph($"Votre feuille de route : {Mails.Url($"/feuille-de-route/{to.Type.Alias}/")}")
            .Note("Ce lien est personnel, sert une fois, et reste valable 30 jours. Rien ne s’ouvre tant que vous n’avez pas accepté.");
        return mail with { Subject = $"Votre nomination — {to.Place}" };
    }
}
