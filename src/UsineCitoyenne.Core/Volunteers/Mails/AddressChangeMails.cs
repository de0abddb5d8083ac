using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Links;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Volunteers.Record;

namespace UsineCitoyenne.Core.Volunteers.Mails;

/// <summary>Asks the owner of a new address whether it is theirs. Names nobody: it may have been mistyped.</summary>
internal sealed class NewAddressMail(VolunteerMails mails, LinkTokens links) : MailTemplate<AddressChange, long>(Kind)
{
    public static readonly MailKind<long> Kind = new("nouvelle-adresse", MailRecipient.Volunteer);

    public override bool IsAskedFor => true;

    protected override async Task<AddressChange?> FindAsync(
        OutboxMail mail, long changeId, SiteDbContext db, CancellationToken cancel) =>
        await FindAsync(db, changeId, mail.RecipientId, cancel) is { ConfirmedAt: null } change ? change : null;

    protected override MailAddressee AddresseeOf(AddressChange to) => new(to.Email);

    protected override ValueTask<MailContent?> WriteAsync(
        MailContent mail, AddressChange to, long changeId, SiteDbContext db, CancellationToken cancel)
    {
        var token = links.Issue(db, LinkPurpose.AddressChange, to.Id, AddressChangeService.LinkLifetime);
        mail.Body
            .Paragraph("Une personne inscrite parmi les bénévoles souhaite être jointe à cette adresse. Si c’est vous, il reste un geste : "
            + "le confirmer.")
            .Button("C’est bien mon adresse", mails.Site.Absolute($"/nouvelle-adresse/{token}/"))
            .Note($"Ce lien est valable {AddressChangeService.LinkLifetime.Days} jours. Vous n’avez rien demandé ? Ignorez ce message : "
            + "rien ne change.");
        return new(mail with { Subject = "Confirmez votre nouvelle adresse" });
    }

    internal static Task<AddressChange?> FindAsync(SiteDbContext db, long id, long volunteerId, CancellationToken cancel) =>
        db.Set<AddressChange>().FirstOrDefaultAsync(row => row.Id == id && row.VolunteerId == volunteerId, cancel);
}

/// <summary>Tells the former address. Does not say the new one: the box may be somebody else's by now.</summary>
internal sealed class FormerAddressMail(VolunteerMails mails) : VolunteerMail<long>(Kind, mails)
{
    public static readonly MailKind<long> Kind = new("ancienne-adresse", MailRecipient.Volunteer);

    public override bool OnlyReads => true;

    protected override async ValueTask<MailContent?> WriteAsync(
        MailContent mail, Volunteer to, long changeId, SiteDbContext db, CancellationToken cancel)
    {
        if (await NewAddressMail.FindAsync(db, changeId, to.Id, cancel) is not { } change)
        {
            return null;
        }
        mail.Body
            .Paragraph("Votre fiche de bénévole a maintenant une autre adresse électronique, à votre demande. Nous n’écrirons plus à "
            + "celle-ci.")
            .Note("Ce n’était pas vous ? Prévenez vite la personne responsable de votre commune : quelqu’un a pu ouvrir un de vos "
            + "messages.");
        return mail with { ToAddress = change.FormerEmail, Subject = "Votre adresse a changé" };
    }
}
