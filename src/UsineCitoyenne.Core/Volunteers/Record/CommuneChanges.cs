using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Volunteers.Mails;
using UsineCitoyenne.Core.Volunteers.Tags;

namespace UsineCitoyenne.Core.Volunteers.Record;

/// <summary>
/// The one place where a volunteer's commune changes: history, audit, and a word to those who answer for both communes.
/// A tag of a territory that the person leaves stays behind.
/// </summary>
public sealed class CommuneChanges(
    VolunteerHistory history, NearestLeaders leaders, TerritoryDirectory territories, ContactTags tags, Outbox outbox, Audit audit,
    TimeProvider clock)
{
    /// <param name="by">The responsable; null for the person themself.</param>
    /// <param name="edit">The act that it is part of; one of its own when null.</param>
    internal Task RecordAsync(
        SiteDbContext db, Volunteer volunteer, string fromCommune, string toCommune, long? by, Guid? edit = null, bool undoes = false,
        CancellationToken cancel = default) =>
        RecordManyAsync(db, [(volunteer, fromCommune)], toCommune, by, edit ?? Guid.CreateVersion7(), undoes, cancel);

    /// <summary>Many people move to one commune.</summary>
    internal async Task RecordManyAsync(
        SiteDbContext db, IReadOnlyCollection<(Volunteer Volunteer, string From)> people, string toCommune, long? by, Guid edit,
        bool undoes,
        CancellationToken cancel = default)
    {
        var movers = people.Where(person => person.From != toCommune).ToList();
        if (movers.Count == 0)
        {
            return;
        }
        foreach (var (volunteer, _) in movers)
        {
            volunteer.MoveTo(toCommune);
            await LeaveTagsAsync(volunteer, cancel);
        }
        await history.RecordManyAsync(
            db, ChangedField.Commune, movers.Select(person => (person.Volunteer.Id, person.From, toCommune)), by, edit, undoes, cancel);
        foreach (var origin in movers.GroupBy(person => person.From))
        {
            await audit.RecordManyAsync(
                db, AuditAction.VolunteerMoved, by, $"commune:{origin.Key}", $"commune:{toCommune}",
                [.. origin.Select(person => person.Volunteer.Id)], cancel);
            // Who never confirmed was seen by nobody.
            if (origin.Any(person => person.Volunteer.ConfirmedAt is not null))
            {
                await TellAsync(db, origin.Key, arrives: false, by, cancel);
            }
        }
        if (movers.Exists(person => person.Volunteer.ConfirmedAt is not null))
        {
            await TellAsync(db, toCommune, arrives: true, by, cancel);
        }
    }

    // Whoever made the change knows.
    private async Task TellAsync(SiteDbContext db, string commune, bool arrives, long? by, CancellationToken cancel)
    {
        foreach (var account in (await leaders.OfAsync(db, commune)).Where(account => account != by))
        {
            await outbox.EnqueueAsync(db, MoveMail.Request(account, arrives, commune, clock.GetUtcNow().UtcDateTime), cancel);
        }
    }

    private async Task LeaveTagsAsync(Volunteer volunteer, CancellationToken cancel)
    {
        if (volunteer.TagIds.Length == 0 || territories.Current.CurrentCommune(volunteer.CommuneCode) is not { } commune)
        {
            return;
        }
        foreach (var tag in await tags.ReadAsync(TagSet.Read(volunteer.TagIds), cancel))
        {
            if (!territories.Current.Contains(tag.Territory, commune))
            {
                volunteer.Untag(tag.Id);
            }
        }
    }
}
