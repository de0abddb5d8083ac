using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Privacy;

namespace UsineCitoyenne.Core.Data.Restoring;

/// <summary>What a restore holds back and what it lost, and the operator's word on it.</summary>
public sealed class RestoreReview(Database database, IEnumerable<IHeldObligations> obligations, Audit audit, TimeProvider clock)
{
    private static readonly (string Action, string Name)[] Told =
    [
        (AuditAction.VolunteerConfirmed, "inscriptions confirmées"), (AuditAction.VolunteerLeft, "départs"),
            (AuditAction.PreferenceSet, "choix de messages (accords et désabonnements)"),
        (AuditAction.VolunteerEdited, "fiches modifiées"), (AuditAction.MandateGranted, "mandats donnés"),
        (AuditAction.MandateEnded, "mandats retirés"),
        (AuditAction.CampaignSubmitted, "messages groupés validés"), (AuditAction.CallAnswered, "réponses à des appels"),
    ];

    /// <summary>Null when no restore waits for a word.</summary>
    public async Task<HeldByRestore?> OpenAsync(CancellationToken cancel = default)
    {
        await using var db = database.Read();
        if (await db.Set<RestoreMark>().AsNoTracking().Where(mark => mark.DecidedAt == null).OrderByDescending(mark => mark.RestoredAt)
            .FirstOrDefaultAsync(cancel) is not { } standing)
        {
            return null;
        }
        var held = new List<(string Name, int Count)>();
        foreach (var one in obligations)
        {
            held.Add((one.Name, await one.CountAsync(db, standing.RestoredAt, cancel)));
        }
        return new HeldByRestore(standing.RestoredAt, standing.BackedUpAt, held);
    }

    /// <summary>Lets what is held be done, or gives it up. False when nothing was held.</summary>
    /// <param name="by">Account of who decides; null for the operator at the command line.</param>
    public Task<bool> DecideAsync(bool drop, long? by = null, CancellationToken cancel = default) => database.WriteAsync(async db =>
    {
        var standing = await db.Set<RestoreMark>().Where(mark => mark.DecidedAt == null).ToListAsync(cancel);
        if (standing.Count == 0)
        {
            return false;
        }
        foreach (var one in drop ? obligations : [])
        {
            await one.DropAsync(db, standing.Max(mark => mark.RestoredAt), cancel);
        }
        standing.ForEach(mark => mark.Decide(drop, clock.GetUtcNow().UtcDateTime));
        audit.Record(db, drop ? AuditAction.HeldDropped : AuditAction.HeldReleased, by);
        return true;
    }, cancel);

    /// <summary>
    /// What the present database did since a moment, and would lose by going back to it. Ask before restoring: afterwards nobody knows.
    /// </summary>
    public async Task<LostByRestore> LostSinceAsync(DateTime since, CancellationToken cancel = default)
    {
        var actions = Told.Select(told => told.Action).ToArray();
        await using var db = database.Read();
        var counts = await db.Set<AuditEntry>().Where(entry => entry.At > since && actions.Contains(entry.Action))
            .GroupBy(entry => entry.Action).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(row => row.Key, row => row.Count, cancel);
        var left = await db.Set<AuditEntry>().Where(entry => entry.At > since && entry.Action == AuditAction.VolunteerLeft)
            .SelectMany(entry => entry.Subjects.Select(subject => subject.VolunteerId)).Distinct().OrderBy(id => id).ToListAsync(cancel);
        return new LostByRestore([.. Told.Where(told => counts.ContainsKey(told.Action)).Select(told => (told.Name, counts[told.Action]))],
            left);
    }
}

/// <param name="RestoredAt">UTC.</param>
/// <param name="BackedUpAt">UTC; null when the backup does not say.</param>
public sealed record HeldByRestore(DateTime RestoredAt, DateTime? BackedUpAt, IReadOnlyList<(string Name, int Count)> Held);

/// <param name="Left">Numbers of the records of who left since: to be taken out again.</param>
public sealed record LostByRestore(IReadOnlyList<(string Name, int Count)> Acts, IReadOnlyList<long> Left);
