using Microsoft.Extensions.Options;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Links;
using UsineCitoyenne.Core.Mailing;

namespace UsineCitoyenne.Core.Accounts;

internal sealed class SignInMail(AccountStore accounts, LinkTokens links, IOptions<SiteOptions> site)
    : AccountMail<NoData>(Kind, accounts)
{
    public static readonly MailKind<NoData> Kind = new("connexion", MailRecipient.Account);

    public override bool IsAskedFor => true;

    protected override MailAddressee AddresseeOf(Account to) => base.AddresseeOf(to) with { Greeting = "" };

    protected override ValueTask<MailContent?> WriteAsync(
        MailContent mail, Account to, NoData data, SiteDbContext db, CancellationToken cancel)
    {
        var token = links.Issue(db, LinkPurpose.SignIn, to.Id, SignInService.LinkLifetime);
        mail.Body
            .Paragraph("Voici votre lien de connexion à votre espace. Il sert une seule fois, pendant 30 minutes.")
            .Button("Me connecter", site.Value.Absolute($"/connexion/lien/{token}/"))
            .Note("Vous n’avez rien demandé ? Ne cliquez pas : sans ce lien, personne n’entre.");
        return new(mail with { Subject = $"Votre lien de connexion — {site.Value.Name}" });
    }
}
