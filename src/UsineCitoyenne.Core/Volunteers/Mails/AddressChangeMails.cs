using System.Globalization;
using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Links;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Volunteers.Record;

namespace UsineCitoyenne.Core.Volunteers.Mails;

/// <summary>Asks the owner of a new address whether it is theirs. Names nobody: it may have been mistyped.</summary>
internal sealed class NewAddressMail(VolunteerMails mails, LinkTokens links) : IMailTemplate
{
    public const string TemplateName = "nouvelle-adresse";

    public string Name => TemplateName;

    public bool IsAskedFor => true;

    public async Task<MailContent?> ComposeAsync(OutboxMail mail, SiteDbContext db, CancellationToken cancel)
    {
        if (await FindAsync(db, mail, cancel) is not { ConfirmedAt: null } change)
        {
            return null;
        }
        var token = links.Issue(db, LinkPurpose.AddressChange, change.Id, AddressChangeService.LinkLifetime);
        var body = new MailBody()
            .Paragraph("Bonjour,")
            .Paragraph("Une personne inscrite parmi les bénévoles souhaite être jointe à cette adresse. Si c’est vous, il reste un geste : "
            + "le confirmer.")
            .Button("C’est bien mon adresse", mails.Site.Absolute($"/nouvelle-adresse/{token}/"))
            .Note($"Ce lien est valable {AddressChangeService.LinkLifetime.Days} jours. Vous n’avez rien demandé ? Ignorez ce message : "
            + "rien ne change.");
        return new MailContent(change.Email, "", "Confirmez votre nouvelle adresse", body);
    }

    internal static Task<AddressChange?> FindAsync(SiteDbContext db, OutboxMail mail, CancellationToken cancel)
    {
        var id = long.Parse(mail.Data, CultureInfo.InvariantCulture);
        return db.Set<AddressChange>().FirstOrDefaultAsync(row => row.Id == id && row.VolunteerId == mail.RecipientId, cancel);
    }
}

/// <summary>Tells the former address. Does not say the new one: the box may be somebody else's by now.</summary>
internal sealed class FormerAddressMail(VolunteerMails mails) : IMailTemplate
{
    public const string TemplateName = "ancienne-adresse";

    public string Name => TemplateName;

    public bool OnlyReads => true;

    public async Task<MailContent?> ComposeAsync(OutboxMail mail, SiteDbContext db, CancellationToken cancel)
    {
        if (await NewAddressMail.FindAsync(db, mail, cancel) is not { } change
            || await mails.RecipientAsync(mail, db, cancel) is not { } volunteer)
        {
            return null;
        }
        var body = new MailBody()
            .Paragraph($"Bonjour {volunteer.FirstName},")
            .Paragraph("Votre fiche de bénévole a maintenant une autre adresse électronique, à votre demande. Nous n’écrirons plus à "
            + "celle-ci.")
            .Note("Ce n’était pas vous ? Prévenez vite la personne responsable de votre commune : quelqu’un a pu ouvrir un de vos "
            + "messages.");
        return new MailContent(change.FormerEmail, $"{volunteer.FirstName} {volunteer.LastName}", "Votre adresse a changé", body);
    }
}
