using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Links;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Mandates.Candidacies;

namespace UsineCitoyenne.Core.Mandates.Nominations;

/// <summary>Asks whoever was named to accept the mandate, its charter and its confidentiality.</summary>
internal sealed class NominationMail(CandidacyMails mails, AccountStore accounts, LinkTokens links) : IMailTemplate
{
    public const string TemplateName = "nomination";

    public string Name => TemplateName;

    public async Task<MailContent?> ComposeAsync(OutboxMail mail, SiteDbContext db, CancellationToken cancel)
    {
        if (await mails.FindAsync(db, mail.RecipientId, cancel) is not { Row: { State: CandidacyState.Nominated } candidacy } words)
        {
            return null;
        }
        var by = candidacy.ReviewerAccountId is { } reviewer ? (await accounts.FindAsync(db, reviewer))?.Name : null;
        var body = new MailBody()
            .Paragraph($"Bonjour {candidacy.Name},")
            .Paragraph((candidacy.SucceedsMandateId, by) switch
            {
                (null, null) => $"Vous êtes nommé ou nommée : {words.Post}. Il reste à dire oui.",
                (null, _) => $"{by} vous propose ce rôle : {words.Post}. Il reste à dire oui.",
                (_, null) => $"La personne qui tient ce rôle souhaite vous passer la main : {words.Post}. C’est à vous de dire oui.",
                _ => $"{by}, qui tient ce rôle, souhaite vous passer la main : {words.Post}. C’est à vous de dire oui.",
            })
            .Button("Lire la charte et accepter", mails.Url(
                $"/nomination/{links.Issue(db, LinkPurpose.Nomination, candidacy.Id, Candidacy.Patience)}/"))
            .Paragraph($"Votre feuille de route : {mails.Url($"/feuille-de-route/{words.Type.Alias}/")}")
            .Note("Ce lien est personnel, sert une fois, et reste valable 30 jours. Rien ne s’ouvre tant que vous n’avez pas accepté.");
        return new MailContent(candidacy.Email, candidacy.Name, $"Votre nomination — {words.Place}", body);
    }
}
