using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Links;
using UsineCitoyenne.Core.Mailing;

namespace UsineCitoyenne.Core.Editors;

internal sealed class EditorInvitationMail(LinkTokens links, IOptions<SiteOptions> site) : IMailTemplate
{
    public const string TemplateName = "invitation-redaction";

    public string Name => TemplateName;

    public bool IsAskedFor => true;

    public async Task<MailContent?> ComposeAsync(OutboxMail mail, SiteDbContext db, CancellationToken cancel)
    {
        var user = await db.Set<BackofficeUser>().Include(row => row.Groups)
            .FirstOrDefaultAsync(row => row.AccountId == mail.RecipientId, cancel);
        if (user is null or { Disabled: true } or { PasswordHash: not null })
        {
            return null;
        }
        var token = links.Issue(db, LinkPurpose.EditorInvitation, user.AccountId, EditorPasswords.InvitationLifetime);
        var body = new MailBody()
            .Paragraph($"Bonjour {user.Name},")
            .Paragraph($"Vous êtes invité·e à écrire sur {site.Value.Name}{Groups(user)}. Choisissez d’abord votre mot de passe.");
        var words = InvitationMessage.Read(mail.Data);
        if (words.Count > 0)
        {
            body.Heading("Le mot qui accompagne l’invitation");
        }
        foreach (var paragraph in words)
        {
            body.Paragraph(paragraph);
        }
        body.Button("Choisir mon mot de passe", site.Value.Absolute(EditorInvitations.PathOf(token)))
            .Paragraph($"Ensuite, l’espace de rédaction est toujours à cette adresse\u00A0: {site.Value.Absolute("/umbraco/")}")
            .Note("Ce lien sert une seule fois, pendant 7 jours. Vous ne savez pas de quoi il s’agit\u00A0? Ne cliquez pas\u00A0: il ne se "
            + "passera rien.");
        return new MailContent(user.Email, user.Name, $"Votre accès à la rédaction — {site.Value.Name}", body);
    }

    private static string Groups(BackofficeUser user) =>
        user.Groups.Count == 0 ? "" : $" ({string.Join(", ", user.Groups.Select(group => group.Name))})";
}

internal sealed class EditorPasswordMail(LinkTokens links, IOptions<SiteOptions> site) : IMailTemplate
{
    public const string TemplateName = "mot-de-passe-redaction";

    public string Name => TemplateName;

    public bool IsAskedFor => true;

    public async Task<MailContent?> ComposeAsync(OutboxMail mail, SiteDbContext db, CancellationToken cancel)
    {
        var user = await db.Set<BackofficeUser>().FirstOrDefaultAsync(row => row.AccountId == mail.RecipientId, cancel);
        if (user is null or { Disabled: true })
        {
            return null;
        }
        var token = links.Issue(db, LinkPurpose.EditorPassword, user.AccountId, EditorPasswords.ForgottenLifetime);
        var body = new MailBody()
            .Paragraph($"Bonjour {user.Name},")
            .Paragraph("Voici le lien pour choisir un nouveau mot de passe. Il sert une seule fois, pendant une heure.")
            .Button("Choisir un nouveau mot de passe", site.Value.Absolute(EditorInvitations.PathOf(token)))
            .Note("Vous n’avez rien demandé\u00A0? Ne cliquez pas\u00A0: votre mot de passe reste le même.");
        return new MailContent(user.Email, user.Name, $"Un nouveau mot de passe — {site.Value.Name}", body);
    }
}
