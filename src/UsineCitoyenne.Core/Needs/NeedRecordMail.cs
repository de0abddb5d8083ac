using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Needs;

/// <summary>Gives who asked the link of the need's own page.</summary>
internal sealed class NeedRecordMail(NeedMails mails) : NeedMail(Kind, mails)
{
    public static readonly MailKind<NoData> Kind = new("besoin-suivi", MailRecipient.SupplyNeed);

    protected override async ValueTask<MailContent?> WriteAsync(
        MailContent mail, SupplyNeed to, NoData data, SiteDbContext db, CancellationToken cancel)
    {
        if (to.ExpiresAt is not { } expires)
        {
            return null;
        }
        var need = await Mails.ViewAsync(db, to, cancel);
        mail.Body
            .Paragraph($"Votre besoin est enregistré\u00A0: {need.Counted}, {need.Place}. Qui organise la production près de chez vous "
            + "le voit maintenant.")
            .Paragraph($"Il compte jusqu’au {FrenchTime.Day(expires)}. Avant cette date, nous vous demanderons s’il est toujours là.")
            .Button("Suivre mon besoin", Mails.RecordUrl(db, to.Id))
            .Note("Ce lien est personnel\u00A0: il permet de corriger la quantité, de dire que le besoin est couvert ou de le retirer. Ne "
            + "le transmettez pas.");
        return mail with { Subject = "Votre besoin est enregistré" };
    }
}
