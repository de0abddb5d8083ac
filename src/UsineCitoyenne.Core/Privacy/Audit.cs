using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Privacy;

/// <summary>Adds an audit row to the caller's transaction: the act and its trace commit together or not at all.</summary>
public sealed class Audit(TimeProvider clock)
{
    /// <returns>The row, for who learns only later whom it is about.</returns>
    internal AuditEntry Record(
        SiteDbContext db,
        string action,
        long? accountId = null,
        string? territory = null,
        string? detail = null,
        IEnumerable<long>? volunteers = null) => db.Add(new AuditEntry
        {
            At = clock.GetUtcNow().UtcDateTime,
            AccountId = accountId,
            Action = action,
            Territory = territory,
            Detail = detail,
            Subjects = [.. (volunteers ?? []).Select(id => new AuditSubject { VolunteerId = id })],
        }).Entity;

    /// <summary>
    /// The same for thousands of people at once: the rows that name them are written by one statement, in the same transaction.
    /// </summary>
    internal async Task RecordManyAsync(
        SiteDbContext db, string action, long? accountId, string? territory, string? detail, IReadOnlyCollection<long> volunteers,
        CancellationToken cancel = default)
    {
        var entry = new AuditEntry
        {
            At = clock.GetUtcNow().UtcDateTime,
            AccountId = accountId,
            Action = action,
            Territory = territory,
            Detail = detail
        };
        db.Add(entry);
        await db.SaveChangesAsync(cancel);
        await db.InsertForEachAsync(
            volunteers, $"""INSERT INTO "AuditSubject" ("VolunteerId", "AuditEntryId") SELECT id, {entry.Id} FROM ids""", cancel);
    }
}
