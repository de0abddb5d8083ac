using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Volunteers.Mails;

/// <summary>
/// Tells a responsable how many people left a commune within one hour: not who, for they are erased, and not why.
/// The row holds a commune and an hour; the number is counted when the mail leaves.
/// </summary>
internal sealed class DepartureMail(AccountStore accounts, TerritoryDirectory territories, IOptions<SiteOptions> site)
    : AccountMail<CommuneHour>(Kind, accounts)
{
    public static readonly MailKind<CommuneHour> Kind = new("depart", MailRecipient.Account);

    /// <summary>One mail an hour, a commune and a responsable, at the end of that hour.</summary>
    public static MailRequest Request(long account, string communeCode, DateTime now)
    {
        var what = CommuneHour.Of(communeCode, now);
        return Kind.To(account, what, once: $"{account}:{what}") with { DueAt = what.To };
    }

    protected override async ValueTask<MailContent?> WriteAsync(
        MailContent mail, Account to, CommuneHour data, SiteDbContext db, CancellationToken cancel)
    {
        var (code, from, until) = (data.Code, data.From, data.To);
        var count = await db.Set<Volunteer>().CountAsync(row =>
            row.State == VolunteerState.Left && row.CommuneCode == code && row.ConfirmedAt != null && row.LeftAt >= from
                && row.LeftAt < until, cancel);
        if (count == 0)
        {
            return null;
        }
        var place = territories.Current.CurrentCommune(code)?.Label ?? "votre territoire";
        var what = count == 1 ? "Une personne s’est retirée" : $"{count} personnes se sont retirées";
        mail.Body
            .Paragraph($"{what} de la liste des bénévoles de {place}.")
            .Paragraph("Les coordonnées sont effacées, et la raison n’est jamais demandée. Si vous les aviez notées ailleurs, effacez-les "
            + "aussi.")
            .Button("Ouvrir mes contacts", site.Value.Absolute("/mon-espace/contacts/"));
        return mail with { Subject = $"Départ — {place}" };
    }
}
