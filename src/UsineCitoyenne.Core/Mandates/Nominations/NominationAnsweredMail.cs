using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Mandates.Candidacies;

namespace UsineCitoyenne.Core.Mandates.Nominations;

/// <summary>Tells who named somebody what they answered.</summary>
internal sealed class NominationAnsweredMail(CandidacyMails mails, AccountStore accounts) : IMailTemplate
{
    public const string TemplateName = "nomination-reponse";

    public string Name => TemplateName;

    public async Task<MailContent?> ComposeAsync(OutboxMail mail, SiteDbContext db, CancellationToken cancel)
    {
        if (await accounts.FindAsync(db, mail.RecipientId) is not { } account || await mails.FindAsync(db, mail, cancel) is not { } words)
        {
            return null;
        }
        var accepted = words.Row.State == CandidacyState.Accepted;
        var body = new MailBody()
            .Paragraph($"Bonjour {account.Name},")
            .Paragraph(accepted
                ? $"{words.Row.Name} accepte ce mandat : {words.Post}. Un mot d’accueil de votre part aidera à bien commencer."
                : $"{words.Row.Name} ne prendra finalement pas ce mandat : {words.Post}. La place reste à prendre.")
            .Button("Ouvrir mon espace", mails.Url("/mon-espace/"));
        return new MailContent(account.Email, account.Name, accepted ? $"Mandat accepté — {words.Place}"
            : $"Mandat décliné — {words.Place}", body);
    }
}
