using System.Globalization;
using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Contacts.Table;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Volunteers;
using UsineCitoyenne.Core.Volunteers.Record;
using UsineCitoyenne.Core.Volunteers.Tags;

namespace UsineCitoyenne.Core.Contacts.Bulk;

/// <summary>
/// A few hundred people of an act in one transaction, with their audit and their history: the one writer of SQLite is never held for long.
/// </summary>
public sealed class BulkBatch(
    Database database, ContactTable table, MandateService mandates, ContactTags tags, CommuneChanges communes, VolunteerHistory history,
    TerritoryDirectory territories, Audit audit, TimeProvider clock)
{
    /// <summary>What is wrong with an act that a responsable asks for, in French, or null.</summary>
    internal async Task<string?> WrongAsync(ContactScope scope, BulkKind kind, string argument, CancellationToken cancel) => kind switch
    {
        BulkKind.Tag or BulkKind.Untag => (await tags.OfferedAsync(scope, cancel)).Any(tag => argument == Text(tag.Id)) ? null
            : "Choisissez une étiquette.",
        BulkKind.Move => territories.Current.CurrentCommune(argument) is null ? "Indiquez la commune d’arrivée." : null,
        _ => null,
    };

    internal async Task<string> TellAsync(BulkKind kind, string argument, CancellationToken cancel)
    {
        var tag = kind is BulkKind.Tag or BulkKind.Untag ? (await tags.ReadAsync([Number(argument)], cancel)).FirstOrDefault()?.Label
            : null;
        return kind switch
        {
            BulkKind.Tag => $"Poser l’étiquette « {tag} »",
            BulkKind.Untag => $"Retirer l’étiquette « {tag} »",
            BulkKind.Move => $"Changer de commune : {territories.Current.CurrentCommune(argument)?.Label ?? argument}",
            BulkKind.Pause => "Mettre en pause",
            _ => "Rendre disponible",
        };
    }

    /// <summary>
    /// Does the next batch. The row of the act moves on in the same transaction: whoever comes second, or after a crash, finds it where it
    /// stands.
    /// </summary>
    /// <returns>False when nothing is left to do.</returns>
    internal Task<bool> RunAsync(long id, CancellationToken cancel) => database.WriteAsync(async db =>
    {
        var act = await db.Set<BulkAct>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id && row.FinishedAt == null, cancel);
        if (act is null)
        {
            return false;
        }
        var number = act.Position / BulkPart.Size;
        var ids = (await db.Set<BulkPart>().AsNoTracking().FirstOrDefaultAsync(row => row.ActId == id && row.Number == number, cancel))
            ?.Read() ?? [];
        var position = act.Position + ids.Length;
        // On PostgreSQL two nodes may run this at once: the second waits here for the first, and finds another position.
        if (await db.Set<BulkAct>().Where(row => row.Id == id && row.Position == act.Position && row.FinishedAt == null)
            .ExecuteUpdateAsync(row => row.SetProperty(other => other.Position, position), cancel) == 0)
        {
            return true;
        }
        // Asked anew for each batch: a mandate that ended closes the door in the middle.
        var scope = await mandates.ScopeOfAsync(db, act.AccountId, cancel);
        var people = scope is null ? [] : (await db.Set<Volunteer>().Where(row => ids.Contains(row.Id)).ToListAsync(cancel))
            .FindAll(row => table.Reaches(scope, row));
        var changed = scope is null ? 0 : await ApplyAsync(db, scope, act, people, cancel);
        await db.Set<BulkAct>().Where(row => row.Id == id)
            .ExecuteUpdateAsync(row => row.SetProperty(other => other.Changed, other => other.Changed + changed), cancel);
        var (isOver, parts) = (position >= act.Total || scope is null, db.Set<BulkPart>().Where(row => row.ActId == id));
        await (isOver ? parts : parts.Where(row => row.Number == number)).ExecuteDeleteAsync(cancel);
        if (!isOver)
        {
            return true;
        }
        var now = clock.GetUtcNow().UtcDateTime;
        await db.Set<BulkAct>().Where(row => row.Id == id)
            .ExecuteUpdateAsync(row => row.SetProperty(other => other.FinishedAt, now), cancel);
        return false;
    }, cancel);

    private async Task<int> ApplyAsync(SiteDbContext db, ContactScope scope, BulkAct act, List<Volunteer> people, CancellationToken cancel)
    {
        if (act.Kind == BulkKind.Move)
        {
            var movers = people.Where(person => territories.Current.CurrentCommune(person.CommuneCode)?.Code != act.Argument)
                .Select(person => (person, person.CommuneCode)).ToList();
            await communes.RecordManyAsync(db, movers, act.Argument, scope.AccountId, act.EditId, undoes: false, cancel);
            return movers.Count;
        }
        if (act.Kind is BulkKind.Pause or BulkKind.Resume)
        {
            var pauses = act.Kind == BulkKind.Pause;
            var turned = people.Where(person => pauses ? person.Pause() : person.Resume()).ToList();
            var (active, paused) = (Text((int)VolunteerState.Confirmed), Text((int)VolunteerState.Paused));
            await history.RecordManyAsync(
                db, ChangedField.State, turned.Select(person => (person.Id, pauses ? active : paused, pauses ? paused : active)),
                scope.AccountId, act.EditId, false, cancel);
            await RecordAsync(db, scope, pauses ? AuditAction.VolunteerPaused : AuditAction.VolunteerResumed, act, turned, cancel);
            return turned.Count;
        }
        var tag = (await tags.ReadAsync([Number(act.Argument)], cancel)).Single();
        var tagged = people.Where(person => act.Kind == BulkKind.Untag
            ? person.Untag(tag.Id)
            : territories.Current.CurrentCommune(person.CommuneCode) is { } commune && territories.Current.Contains(tag.Territory, commune)
            && person.Tag(tag.Id)).ToList();
        await RecordAsync(db, scope, AuditAction.ContactTagged, act, tagged, cancel);
        return tagged.Count;
    }

    private Task RecordAsync(SiteDbContext db, ContactScope scope, string action, BulkAct act, List<Volunteer> people,
        CancellationToken cancel) =>
        people.Count == 0
            ? Task.CompletedTask
            : audit.RecordManyAsync(db, action, scope.AccountId, scope.AuditName, $"bulk:{act.Id} {people.Count}",
                [.. people.Select(person => person.Id)], cancel);

    private static long Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : -1;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
