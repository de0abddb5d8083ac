using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Links;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Campaigns.Replies;

/// <summary>
/// Asks who wrote by the form to confirm the address. It holds nothing that a stranger typed: the form must not mail anybody's words to
/// anybody.
/// </summary>
internal sealed class LetterMail(LinkTokens links, TerritoryDirectory territories, IOptions<SiteOptions> site)
    : MailTemplate<Letter, NoData>(Kind)
{
    public static readonly MailKind<NoData> Kind = new("lettre", MailRecipient.Letter);

    public override bool IsAskedFor => true;

    protected override Task<Letter?> FindAsync(OutboxMail mail, NoData data, SiteDbContext db, CancellationToken cancel) =>
        db.Set<Letter>().FirstOrDefaultAsync(row => row.Id == mail.RecipientId && row.SentAt == null, cancel);

    protected override MailAddressee AddresseeOf(Letter to) => new(to.Email);

    protected override ValueTask<MailContent?> WriteAsync(
        MailContent mail, Letter to, NoData data, SiteDbContext db, CancellationToken cancel)
    {
        mail.Body
            .Paragraph($"Un message pour la personne qui s’occupe de l’action ({territories.Current.LabelOf(to.Territory)}) a été "
            + "écrit avec votre adresse. Il partira quand vous l’aurez confirmé.")
            .Button("Confirmer et envoyer", site.Value.Absolute(
                $"/ecrire/confirmer/{links.Issue(db, LinkPurpose.Letter, to.Id, LetterService.LinkLifetime)}/"))
            .Note("Ce n’était pas vous ? Ne faites rien : le message sera effacé dans deux jours. Votre adresse ne sera pas montrée : on "
            + "vous répondra par nous.");
        return new(mail with { Subject = "Confirmez votre message" });
    }
}
