using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Mandates.Candidacies;

namespace UsineCitoyenne.Core.Mandates.Nominations;

/// <summary>Tells who named somebody what they answered.</summary>
internal sealed class NominationAnsweredMail(CandidacyMails mails, AccountStore accounts) : AccountMail<long>(Kind, accounts)
{
    public static readonly MailKind<long> Kind = new("nomination-reponse", MailRecipient.Account);

    protected override async ValueTask<MailContent?> WriteAsync(
        MailContent mail, Account to, long candidacyId, SiteDbContext db, CancellationToken cancel)
    {
        if (await mails.FindAsync(db, candidacyId, cancel) is not { } words)
        {
            return null;
        }
        var accepted = words.Row.State == CandidacyState.Accepted;
        mail.Body
            .Paragraph(accepted
                ? $"{words.Row.Name} accepte ce mandat : {words.Post}. Un mot d’accueil de votre part aidera à bien commencer."
                : $"{words.Row.Name} ne prendra finalement pas ce mandat : {words.Post}. La place reste à prendre.")
            .Button("Ouvrir mon espace", mails.Url("/mon-espace/"));
        return mail with { Subject = accepted ? $"Mandat accepté — {words.Place}" : $"Mandat décliné — {words.Place}" };
    }
}
