using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Links;
using UsineCitoyenne.Core.Mailing;

namespace UsineCitoyenne.Core.Editors;

internal sealed class EditorInvitationMail(LinkTokens links, IOptions<SiteOptions> site) : MailTemplate<BackofficeUser, string>(Kind)
{
    public static readonly MailKind<string> Kind = new("invitation-redaction", MailRecipient.Account);

    public override bool IsAskedFor => true;

    protected override Task<BackofficeUser?> FindAsync(OutboxMail mail, string data, SiteDbContext db, CancellationToken cancel) =>
        db.Set<BackofficeUser>().Include(row => row.Groups)
            .FirstOrDefaultAsync(row => row.AccountId == mail.RecipientId && !row.Disabled && row.PasswordHash == null, cancel);

    protected override MailAddressee AddresseeOf(BackofficeUser to) => new(to.Email, to.Name, to.Name);

    protected override ValueTask<MailContent?> WriteAsync(
        MailContent mail, BackofficeUser to, string data, SiteDbContext db, CancellationToken cancel)
    {
        var token = links.Issue(db, LinkPurpose.EditorInvitation, to.AccountId, EditorPasswords.InvitationLifetime);
        mail.Body
            .Paragraph($"Vous êtes invité·e à écrire sur {site.Value.Name}{Groups(to)}. Choisissez d’abord votre mot de passe.");
        var words = InvitationMessage.Read(data);
        if (words.Count > 0)
        {
            mail.Body.Heading("Le mot qui accompagne l’invitation");
        }
        foreach (var paragraph in words)
        {
            mail.Body.Paragraph(paragraph);
        }
        mail.Body.Button("Choisir mon mot de passe", site.Value.Absolute(EditorInvitations.PathOf(token)))
            .Paragraph($"Ensuite, l’espace de rédaction est toujours à cette adresse\u00A0: {site.Value.Absolute("/umbraco/")}")
            .Note("Ce lien sert une seule fois, pendant 7 jours. Vous ne savez pas de quoi il s’agit\u00A0? Ne cliquez pas\u00A0: il ne se "
            + "passera rien.");
        return new(mail with { Subject = $"Votre accès à la rédaction — {site.Value.Name}" });
    }

    private static string Groups(BackofficeUser user) =>
        user.Groups.Count == 0 ? "" : $" ({string.Join(", ", user.Groups.Select(group => group.Name))})";
}

internal sealed class EditorPasswordMail(LinkTokens links, IOptions<SiteOptions> site) : MailTemplate<BackofficeUser, NoData>(Kind)
{
    public static readonly MailKind<NoData> Kind = new("mot-de-passe-redaction", MailRecipient.Account);

    public override bool IsAskedFor => true;

    protected override Task<BackofficeUser?> FindAsync(OutboxMail mail, NoData data, SiteDbContext db, CancellationToken cancel) =>
        db.Set<BackofficeUser>().FirstOrDefaultAsync(row => row.AccountId == mail.RecipientId && !row.Disabled, cancel);

    protected override MailAddressee AddresseeOf(BackofficeUser to) => new(to.Email, to.Name, to.Name);

    protected override ValueTask<MailContent?> WriteAsync(
        MailContent mail, BackofficeUser to, NoData data, SiteDbContext db, CancellationToken cancel)
    {
        var token = links.Issue(db, LinkPurpose.EditorPassword, to.AccountId, EditorPasswords.ForgottenLifetime);
        mail.Body
            .Paragraph("Voici le lien pour choisir un nouveau mot de passe. Il sert une seule fois, pendant une heure.")
            .Button("Choisir un nouveau mot de passe", site.Value.Absolute(EditorInvitations.PathOf(token)))
            .Note("Vous n’avez rien demandé\u00A0? Ne cliquez pas\u00A0: votre mot de passe reste le même.");
        return new(mail with { Subject = $"Un nouveau mot de passe — {site.Value.Name}" });
    }
}
