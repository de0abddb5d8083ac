using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Volunteers.Record;

namespace UsineCitoyenne.Core.Volunteers.Mails;

/// <summary>
/// Tells a responsable how many people moved to a commune, or away from it, within one hour. Names nobody: the contact table does, behind
/// sign-in and audit. The number is counted when the mail leaves, so a thousand moves at once are one mail.
/// </summary>
internal sealed class MoveMail(AccountStore accounts, TerritoryDirectory territories, IOptions<SiteOptions> site) : IMailTemplate
{
    public const string TemplateName = "demenagement";
    public const string Arrival = "arrivee";
    public const string Departure = "depart";

    private const string HourFormat = "yyyyMMddHH";

    public string Name => TemplateName;

    /// <summary>One mail an hour, a direction, a commune and a responsable, at the end of that hour.</summary>
    public static MailRequest Request(long account, string direction, string communeCode, DateTime now)
    {
        var hour = now.Date.AddHours(now.Hour);
        var data = $"{direction} {communeCode} {hour.ToString(HourFormat, CultureInfo.InvariantCulture)}";
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
        if (account is null || mail.Data.Split(' ') is not [var direction, var code, var written])
        {
            return null;
        }
        var from = DateTime.ParseExact(written, HourFormat, CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
        var to = from.AddHours(1);
        var arrives = direction == Arrival;
        // Who came back within the hour is counted nowhere. The values are sealed: they are compared here, not in SQL.
        var moves = await db.Set<VolunteerChange>().Where(row => row.Field == ChangedField.Commune && row.At >= from && row.At < to)
            .Join(db.Set<Volunteer>(), row => row.VolunteerId, volunteer => volunteer.Id,
                (row, volunteer) => new { row.Before, row.After, Person = volunteer })
            .Where(row => (row.Person.CommuneCode == code) == arrives && row.Person.ConfirmedAt != null)
            .Select(row => new { row.Before, row.After, row.Person.Id }).ToListAsync(cancel);
        var people = moves.Where(row => (arrives ? row.After : row.Before) == code).Select(row => row.Id).Distinct().Count();
        if (people == 0)
        {
            return null;
        }
        var place = territories.Current.CurrentCommune(code)?.Label ?? "votre territoire";
        var what = (arrives, people) switch
        {
            (true, 1) => $"Une personne déjà bénévole ailleurs habite maintenant {place}. Elle figure dans vos contacts.",
            (true, _) => $"{people} personnes déjà bénévoles ailleurs habitent maintenant {place}. Elles figurent dans vos contacts.",
            (false, 1) => $"Une personne inscrite à {place} habite maintenant une autre commune. Qui en a la charge est prévenu.",
            _ => $"{people} personnes inscrites à {place} habitent maintenant une autre commune. Qui en a la charge est prévenu.",
        };
        var body = new MailBody()
            .Paragraph($"Bonjour {account.Name},")
            .Paragraph(what)
            .Paragraph(arrives ? "Un mot d’accueil dans les jours qui viennent fait toute la différence."
                : "Rien à faire de votre côté, sauf si vous comptiez sur son aide.")
            .Button("Ouvrir mes contacts", site.Value.Absolute("/mon-espace/contacts/"));
        return new MailContent(account.Email, account.Name, arrives ? $"Arrivée — {place}" : $"Changement de commune — {place}", body);
    }
}
