using System.Globalization;
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
internal sealed class DepartureMail(AccountStore accounts, TerritoryDirectory territories, IOptions<SiteOptions> site) : IMailTemplate
{
    public const string TemplateName = "depart";

    private const string HourFormat = "yyyyMMddHH";

    public string Name => TemplateName;

    /// <summary>One mail an hour, a commune and a responsable, at the end of that hour.</summary>
    public static MailRequest Request(long account, string communeCode, DateTime now)
    {
        var hour = now.Date.AddHours(now.Hour);
        var data = $"{communeCode} {hour.ToString(HourFormat, CultureInfo.InvariantCulture)}";
        return new MailRequest(TemplateName, MailRecipient.Account, account)
        {
            Data = data,
            DedupKey = $"{TemplateName}:{account}:{data}",
            DueAt = hour.AddHours(1),
        };
    }

    public async Task<MailContent?> ComposeAsync(OutboxMail mail, SiteDbContext db, CancellationToken cancel)
    {
        var account = await accounts.FindAsync(db, mail.RecipientId);
        if (account is null || mail.Data.Split(' ') is not [var code, var written])
        {
            return null;
        }
        var from = DateTime.ParseExact(written, HourFormat, CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
        var to = from.AddHours(1);
        var count = await db.Set<Volunteer>().CountAsync(row =>
            row.State == VolunteerState.Left && row.CommuneCode == code && row.ConfirmedAt != null && row.LeftAt >= from
                && row.LeftAt < to, cancel);
        if (count == 0)
        {
            return null;
        }
        var place = territories.Current.CurrentCommune(code)?.Label ?? "votre territoire";
        var what = count == 1 ? "Une personne s’est retirée" : $"{count} personnes se sont retirées";
        var body = new MailBody()
            .Paragraph($"Bonjour {account.Name},")
            .Paragraph($"{what} de la liste des bénévoles de {place}.")
            .Paragraph("Les coordonnées sont effacées, et la raison n’est jamais demandée. Si vous les aviez notées ailleurs, effacez-les "
            + "aussi.")
            .Button("Ouvrir mes contacts", site.Value.Absolute("/mon-espace/contacts/"));
        return new MailContent(account.Email, account.Name, $"Départ — {place}", body);
    }
}
