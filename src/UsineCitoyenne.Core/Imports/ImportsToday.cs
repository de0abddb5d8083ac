using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Mandates.Today;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Text;
using UsineCitoyenne.Core.Volunteers;

namespace UsineCitoyenne.Core.Imports;

/// <summary>
/// Lists that were sent and not launched, and people of a launched one who have not confirmed: « 3 importées, 0 confirmée ».
/// </summary>
internal sealed class ImportsToday(Database database, TimeProvider clock) : ITodaySource
{
    private static readonly TimeSpan Followed = TimeSpan.FromDays(30);
    private const string Url = "/mon-espace/contacts/importer/";

    public async Task<IReadOnlyList<TodayItem>> FindAsync(Responsable by, CancellationToken cancel)
    {
        if (by.Contacts is null)
        {
            return [];
        }
        var (account, since) = (by.AccountId, clock.GetUtcNow().UtcDateTime - Followed);
        await using var db = database.Read();
        var items = new List<TodayItem>();
        if (await db.Set<ImportJob>().CountAsync(row => row.AccountId == account && row.State == ImportState.Draft, cancel) is > 0
            and var drafts)
        {
            items.Add(new TodayItem(FrenchNumber.Count(drafts, "liste envoyée et pas lancée", "listes envoyées et pas lancées"), drafts,
                Url, TodayUrgency.Soon)
            {
                Hint = "Une liste qui n’est pas lancée est effacée au bout de deux heures.",
            });
        }
        var entries = db.Set<AuditEntry>()
            .Where(entry => entry.AccountId == account && entry.Action == AuditAction.VolunteersImported && entry.At > since);
        var imported = await entries.SelectMany(entry => entry.Subjects)
            .Join(db.Set<Volunteer>(), subject => subject.VolunteerId, person => person.Id, (_, person) => person.State)
            .GroupBy(state => state).Select(group => new { State = group.Key, Count = group.Count() }).ToListAsync(cancel);
        var (total, pending) = (imported.Sum(group => group.Count), imported.Where(group => group.State == VolunteerState.Pending)
            .Sum(group => group.Count));
        if (pending > 0)
        {
            items.Add(new TodayItem(
                $"{FrenchNumber.Count(total, "personne importée", "personnes importées")}, "
                + $"{FrenchNumber.Count(total - pending, "confirmée", "confirmées")}", pending, Url,
                TodayUrgency.WhenFree)
            {
                Hint = FrenchNumber.Count(pending, "n’a pas encore ouvert son message : un appel aide.",
                    "n’ont pas encore ouvert leur message : un appel aide."),
            });
        }
        return items;
    }
}
