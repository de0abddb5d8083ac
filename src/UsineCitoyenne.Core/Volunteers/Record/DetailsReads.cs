using System.Globalization;
using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Volunteers.Record;

/// <summary>« Qui a vu mes coordonnées ? », answered from the audit log, which names each person that a reading showed.</summary>
public sealed class DetailsReads(Database database, VolunteerRecordService records, TerritoryDirectory territories)
{
    private const string Team = "Équipe du site";
    private const string Carrier = "Personne qui fait la tournée";

    private static readonly Dictionary<string, DetailsUse> Uses = new()
    {
        [AuditAction.ContactsListed] = DetailsUse.Listed,
        [AuditAction.ContactRead] = DetailsUse.Opened,
        [AuditAction.ContactsExported] = DetailsUse.Exported,
        [AuditAction.VolunteersImported] = DetailsUse.Imported,
        [AuditAction.CandidateCallSent] = DetailsUse.Mailed,
        [AuditAction.VolunteerEdited] = DetailsUse.Changed,
        [AuditAction.VolunteerEntered] = DetailsUse.Entered,
        [AuditAction.SlipPrinted] = DetailsUse.Opened,
        [AuditAction.AddressSeen] = DetailsUse.Fetched,
        [AuditAction.VolunteerPaused] = DetailsUse.Changed,
        [AuditAction.VolunteerMoved] = DetailsUse.Changed,
        [AuditAction.ContactTagged] = DetailsUse.Tagged,
        [AuditAction.ContactNoted] = DetailsUse.Noted,
        [AuditAction.VolunteerResumed] = DetailsUse.Changed,
    };

    private static readonly string[] Always =
    [
        AuditAction.ContactsListed, AuditAction.ContactRead, AuditAction.ContactsExported, AuditAction.VolunteersImported,
            AuditAction.CandidateCallSent,
        AuditAction.ContactTagged, AuditAction.ContactNoted, AuditAction.VolunteerEntered, AuditAction.SlipPrinted,
        AuditAction.AddressSeen,
    ];

    /// <summary>By day in France and by reader, the newest first; null when the personal link is no longer valid.</summary>
    /// <param name="page">From 1; beyond the last one, the last one.</param>
    public async Task<DetailsReadPage?> OpenAsync(RecordKey key, int page, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        if (await records.FindAsync(db, key) is not { } volunteer)
        {
            return null;
        }
        // What a line needs and no more: a person in a table that is open all day is read thousands of times.
        var reads = await Of(db, volunteer.Id).Select(row => new { row.At, row.AccountId, row.Territory, row.Action }).ToListAsync(cancel);
        var days = reads.GroupBy(read => (Day: FrenchTime.DayOf(read.At), read.AccountId, read.Territory))
            .ToList();
        var number = Math.Clamp(page, 1, Math.Max(1, (days.Count + DetailsReadPage.Size - 1) / DetailsReadPage.Size));
        var shown = days.Skip((number - 1) * DetailsReadPage.Size).Take(DetailsReadPage.Size).ToList();
        var gazetteer = territories.Current;
        var roles = await RoleHistory.ReadAsync(db, [.. shown.Select(day => day.Key.AccountId).OfType<long>().Distinct()], cancel);
        return new DetailsReadPage(reads.Count, days.Count, number, [.. shown.Select(day =>
        {
            var told = Tell(day.First().At, day.First().Action, day.Key.AccountId, day.Key.Territory, roles, gazetteer);
            return new DetailsReadDay(told.At, told.Role, told.Territory, told.Places,
                [.. day.GroupBy(read => Uses[read.Action]).Select(act => (act.Key, act.Count())).OrderByDescending(act => act.Item2)]);
        })]);
    }

    /// <summary>All of them, for the person's own file.</summary>
    internal async Task<IReadOnlyList<DetailsRead>> AllAsync(SiteDbContext db, long volunteerId, CancellationToken cancel) =>
        await TellAsync(db, await Of(db, volunteerId).ToListAsync(cancel), cancel);

    // The key of AuditSubject begins with the volunteer and goes on with the entry: one range of it, read backwards.
    // What the person did to their own record, without an account, is no reading.
    private static IQueryable<AuditEntry> Of(SiteDbContext db, long volunteerId) => db.Set<AuditSubject>().AsNoTracking()
        .Where(subject => subject.VolunteerId == volunteerId)
        .Join(db.Set<AuditEntry>(), subject => subject.AuditEntryId, entry => entry.Id,
            (subject, entry) => new { subject.AuditEntryId, Entry = entry })
        .Where(row => Always.Contains(row.Entry.Action)
            || (row.Entry.AccountId != null
                && (row.Entry.Action == AuditAction.VolunteerEdited || row.Entry.Action == AuditAction.VolunteerMoved
                || row.Entry.Action == AuditAction.VolunteerPaused || row.Entry.Action == AuditAction.VolunteerResumed)))
        .OrderByDescending(row => row.AuditEntryId)
        .Select(row => row.Entry);

    private async Task<IReadOnlyList<DetailsRead>> TellAsync(SiteDbContext db, IReadOnlyList<AuditEntry> entries, CancellationToken cancel)
    {
        var gazetteer = territories.Current;
        var roles = await RoleHistory.ReadAsync(db, [.. entries.Select(entry => entry.AccountId).OfType<long>().Distinct()], cancel);
        return [.. entries.Select(entry => Tell(entry.At, entry.Action, entry.AccountId, entry.Territory, roles, gazetteer))];
    }

    private static DetailsRead Tell(DateTime at, string action, long? reader, string? scope, RoleHistory roles, Gazetteer gazetteer)
    {
        // See ContactScope.AuditName: « departement:95 +2 ».
        var parts = (scope ?? "").Split(' ');
        TerritoryRef? place = TerritoryRef.TryParse(parts[0], out var parsed) ? parsed : null;
        var more = parts.Length > 1 && int.TryParse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count)
            ? count : 0;
        var role = reader is { } account ? roles.At(account, at, place, gazetteer) : null;
        var territory = role?.Territory ?? (reader is null ? null : place);
        return new DetailsRead(at, Uses[action], role?.Role ?? (action == AuditAction.AddressSeen ? Carrier : Team), territory
            is { } shown ? gazetteer.LabelOf(shown) : "", more);
    }
}
