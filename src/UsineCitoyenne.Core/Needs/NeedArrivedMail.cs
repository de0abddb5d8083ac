using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Needs;

/// <summary>Tells the nearest responsable that somebody needs something. Names nobody.</summary>
internal sealed class NeedArrivedMail(NeedMails mails, AccountStore accounts) : AccountMail<long>(Kind, accounts)
{
    public static readonly MailKind<long> Kind = new("besoin-recu", MailRecipient.Account);

    public override bool OnlyReads => true;

    protected override async ValueTask<MailContent?> WriteAsync(
        MailContent mail, Account to, long needId, SiteDbContext db, CancellationToken cancel)
    {
        if (await db.Set<SupplyNeed>().FirstOrDefaultAsync(row => row.Id == needId && row.State == NeedState.Open, cancel)
            is not { } row)
        {
            return null;
        }
        var need = await mails.ViewAsync(db, row, cancel);
        mail.Body
            .Paragraph($"Un besoin est arrivé\u00A0: {need.Counted}, {need.Place}, avant le "
            + $"{FrenchTime.Day(need.NeededBy)}.")
            .Paragraph("Dites sa priorité\u00A0: c’est elle qui compte quand il faut partager.")
            .Button("Voir ce besoin", mails.Url($"/mon-espace/besoins/{needId}/"))
            .Paragraph("Vous le recevez parce que vous êtes le niveau le plus proche.");
        return mail with { Subject = $"Un besoin\u00A0: {need.Counted}, {need.Place}" };
    }
}
