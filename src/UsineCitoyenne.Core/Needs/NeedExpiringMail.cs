using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Needs;

/// <summary>Asks who asked whether the need is still there, before it expires.</summary>
internal sealed class NeedExpiringMail(NeedMails mails) : NeedMail(Kind, mails)
{
    public static readonly MailKind<NoData> Kind = new("besoin-expire", MailRecipient.SupplyNeed);

    protected override async ValueTask<MailContent?> WriteAsync(
        MailContent mail, SupplyNeed to, NoData data, SiteDbContext db, CancellationToken cancel)
    {
        // Renewed or closed while the mail waited.
        if (to is not { State: NeedState.Open, AskedAt: not null, ExpiresAt: { } expires })
        {
            return null;
        }
        var need = await Mails.ViewAsync(db, to, cancel);
        mail.Body
            .Paragraph($"Vous nous avez demandé {need.Counted} ({need.Place}). Sans nouvelle de vous, ce besoin ne comptera plus à partir "
            + $"du {FrenchTime.Day(expires)}.")
            .Paragraph("Est-il toujours là\u00A0? Un geste suffit\u00A0: le prolonger, corriger la quantité, ou dire qu’il est couvert.")
            .Button("Répondre", Mails.RecordUrl(db, to.Id))
            .Note("Ce lien est personnel\u00A0: ne le transmettez pas.");
        return mail with { Subject = "Votre besoin est-il toujours là\u00A0?" };
    }
}
