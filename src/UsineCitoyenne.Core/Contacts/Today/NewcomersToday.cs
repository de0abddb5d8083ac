using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Contacts.Table;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Mandates.Today;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Text;
using UsineCitoyenne.Core.Volunteers;

namespace UsineCitoyenne.Core.Contacts.Today;

/// <summary>Who confirmed since this person last looked at the table.</summary>
internal sealed class NewcomersToday(Database database, ContactTable table, TerritoryDirectory territories, TimeProvider clock)
    : ITodaySource
{
    private static readonly TimeSpan Recent = TimeSpan.FromDays(30);

    /// <summary>Beyond it the number itself says nothing more.</summary>
    private const int Most = 1000;

    public async Task<IReadOnlyList<TodayItem>> FindAsync(Responsable by, CancellationToken cancel)
    {
        if (by.Contacts is not { } scope)
        {
            return [];
        }
        var month = clock.GetUtcNow().UtcDateTime - Recent;
        await using var db = database.Read();
        var looked = await db.Set<AuditEntry>()
            .Where(entry => entry.AccountId == by.AccountId && entry.Action == AuditAction.ContactsListed && entry.At > month)
            .MaxAsync(entry => (DateTime?)entry.At, cancel);
        var since = looked ?? month;
        var communes = await db.Set<Volunteer>().Where(row => row.ConfirmedAt > since && row.State == VolunteerState.Confirmed)
            .OrderByDescending(row => row.ConfirmedAt).Select(row => row.CommuneCode).Take(Most).ToListAsync(cancel);
        var count = communes.Count(code => table.IsIn(scope, territories.Current.CurrentCommune(code)));
        return count == 0 ? [] :
        [
            new TodayItem(
                FrenchNumber.Count(count, "nouvelle personne à accueillir", "nouvelles personnes à accueillir"), count,
                "/mon-espace/contacts/?age=Week&age=Month",
                TodayUrgency.Now)
            {
                Hint = "Un appel ou un mot dans la semaine : c’est ce qui fait rester.",
            },
        ];
    }
}
