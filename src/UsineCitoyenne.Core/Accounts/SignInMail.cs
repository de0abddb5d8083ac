using Microsoft.Extensions.Options;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Links;
using UsineCitoyenne.Core.Mailing;

namespace UsineCitoyenne.Core.Accounts;

internal sealed class SignInMail(AccountStore accounts, LinkTokens links, IOptions<SiteOptions> site) : IMailTemplate
{
    public const string TemplateName = "connexion";

    public string Name => TemplateName;

    public bool IsAskedFor => true;

    public async Task<MailContent?> ComposeAsync(OutboxMail mail, SiteDbContext db, CancellationToken cancel)
    {
        var account = await accounts.FindAsync(db, mail.RecipientId);
        if (account is null)
        {
            return null;
        }
        var token = links.Issue(db, LinkPurpose.SignIn, account.Id, SignInService.LinkLifetime);
        var body = new MailBody()
            .Paragraph("Bonjour,")
            .Paragraph("Voici votre lien de connexion à votre espace. Il sert une seule fois, pendant 30 minutes.")
            .Button("Me connecter", site.Value.Absolute($"/connexion/lien/{token}/"))
            .Note("Vous n’avez rien demandé ? Ne cliquez pas : sans ce lien, personne n’entre.");
        return new MailContent(account.Email, account.Name, $"Votre lien de connexion — {site.Value.Name}", body);
    }
}
