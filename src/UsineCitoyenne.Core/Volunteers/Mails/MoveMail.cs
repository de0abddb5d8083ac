using System.Diagnostics.CodeAnalysis;
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
internal sealed class MoveMail(AccountStore accounts, TerritoryDirectory territories, IOptions<SiteOptions> site)
    : AccountMail<CommuneMove>(Kind, accounts)
{
    public static readonly MailKind<CommuneMove> Kind = new("demenagement", MailRecipient.Account);

    /// <summary>One mail an hour, a direction, a commune and a responsable, at the end of that hour.</summary>
    public static MailRequest Request(long account, bool arrives, string communeCode, DateTime now)
    {
        var what = new CommuneMove(arrives, CommuneHour.Of(communeCode, now));
        return Kind.To(account, what, once: $"{account}:{what}") with { DueAt = what.Where.To };
    }

    protected override async ValueTask<MailContent?> WriteAsync(
        MailContent mail, Account to, CommuneMove data, SiteDbContext db, CancellationToken cancel)
    {
        var (arrives, (code, from), until) = (data.Arrives, data.Where, data.Where.To);
        // Who came back within the hour is counted nowhere. The values are sealed: they are compared here, not in SQL.
        var moves = await db.Set<VolunteerChange>().Where(row => row.Field == ChangedField.Commune && row.At >= from && row.At < until)
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
        mail.Body
            .Paragraph(what)
            .Paragraph(arrives ? "Un mot d’accueil dans les jours qui viennent fait toute la différence."
                : "Rien à faire de votre côté, sauf si vous comptiez sur son aide.")
            .Button("Ouvrir mes contacts", site.Value.Absolute("/mon-espace/contacts/"));
        return mail with { Subject = arrives ? $"Arrivée — {place}" : $"Changement de commune — {place}" };
    }
}

/// <param name="Arrives">Moved there, rather than away.</param>
internal readonly record struct CommuneMove(bool Arrives, CommuneHour Where) : IMailData<CommuneMove>
{
    private const string Arrival = "arrivee";
    private const string Departure = "depart";

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out CommuneMove result)
    {
        result = default;
        if (s?.Split(' ', 2) is not [(Arrival or Departure) and var direction, var rest]
            || !CommuneHour.TryParse(rest, provider, out var where))
        {
            return false;
        }
        result = new CommuneMove(direction == Arrival, where);
        return true;
    }

    public override string ToString() => $"{(Arrives ? Arrival : Departure)} {Where}";
}
