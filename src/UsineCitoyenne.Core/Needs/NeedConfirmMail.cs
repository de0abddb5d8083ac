using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Links;
using UsineCitoyenne.Core.Mailing;

namespace UsineCitoyenne.Core.Needs;

/// <summary>
/// Asks the owner of the address to confirm a need. It holds nothing that a stranger typed: the form must not mail anybody's words to
/// anybody.
/// </summary>
internal sealed class NeedConfirmMail(NeedMails mails) : NeedMail(Kind, mails)
{
    public static readonly MailKind<NoData> Kind = new("besoin-confirmer", MailRecipient.SupplyNeed);

    public override bool IsAskedFor => true;

    // Not yet theirs: nobody is greeted by a name that somebody else may have typed.
    protected override MailAddressee AddresseeOf(SupplyNeed to) => new(to.ContactEmail);

    protected override async ValueTask<MailContent?> WriteAsync(
        MailContent mail, SupplyNeed to, NoData data, SiteDbContext db, CancellationToken cancel)
    {
        if (to.State != NeedState.Pending)
        {
            return null;
        }
        var need = await Mails.ViewAsync(db, to, cancel);
        var token = Mails.Issue(db, LinkPurpose.Need, to.Id, SupplyNeedService.LinkLifetime);
        mail.Body
            .Paragraph($"Un besoin vient d’être déposé avec votre adresse\u00A0: {need.Counted}, {need.Place}. Il reste un geste\u00A0: "
            + "relire et confirmer.")
            .Button("Relire et confirmer ce besoin", Mails.Url($"/besoin/confirmer/{token}/"))
            .Note($"Ce lien sert une fois, pendant {SupplyNeedService.LinkLifetime.Days} jours. Vous n’avez rien demandé\u00A0? Ignorez ce "
            + "message\u00A0: personne ne voit ce besoin, et tout est effacé ensuite.");
        return mail with { Subject = "Confirmez votre besoin" };
    }
}
