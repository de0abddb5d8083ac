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
internal sealed class LetterMail(LinkTokens links, TerritoryDirectory territories, IOptions<SiteOptions> site) : IMailTemplate
{
    public const string TemplateName = "lettre";

    public string Name => TemplateName;

    public bool IsAskedFor => true;

    public async Task<MailContent?> ComposeAsync(OutboxMail mail, SiteDbContext db, CancellationToken cancel)
    {
        if (await db.Set<Letter>().FirstOrDefaultAsync(row => row.Id == mail.RecipientId && row.SentAt == null, cancel) is not { } letter)
        {
            return null;
        }
        var body = new MailBody()
            .Paragraph("Bonjour,")
            .Paragraph($"Un message pour la personne qui s’occupe de l’action ({territories.Current.LabelOf(letter.Territory)}) a été "
            + "écrit avec votre adresse. Il partira quand vous l’aurez confirmé.")
            .Button("Confirmer et envoyer", site.Value.Absolute(
                $"/ecrire/confirmer/{links.Issue(db, LinkPurpose.Letter, letter.Id, LetterService.LinkLifetime)}/"))
            .Note("Ce n’était pas vous ? Ne faites rien : le message sera effacé dans deux jours. Votre adresse ne sera pas montrée : on "
            + "vous répondra par nous.");
        return new MailContent(letter.Email, "", "Confirmez votre message", body);
    }
}
