using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Privacy;

/// <summary>Adds an audit row to the caller's transaction: the act and its trace commit together or not at all.</summary>
internal sealed class Audit(TimeProvider clock)
{
    public void Record(
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
        });
}
