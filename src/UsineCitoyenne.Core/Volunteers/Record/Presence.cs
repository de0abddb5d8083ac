using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Links;
using UsineCitoyenne.Core.Privacy;

namespace UsineCitoyenne.Core.Volunteers.Record;

/// <summary>
/// What the code on a printed list opens. The sheet passes from hand to hand, so it shows the first name that stands beside the code, and
/// no other detail.
/// </summary>
public sealed class Presence(Database database, LinkTokens links, VolunteerRecordService records, Audit audit, TimeProvider clock)
{
    /// <summary>The first name; null when the link is unknown, expired, or the person left. Changes nothing.</summary>
    public async Task<string?> OpenAsync(string token)
    {
        await using var db = database.Read();
        return (await FindAsync(db, token))?.FirstName;
    }

    /// <summary>The person is there: a pause ends.</summary>
    /// <returns>False when the link is not valid any more.</returns>
    public Task<bool> StayAsync(string token) => database.WriteAsync(async db =>
    {
        if (await FindAsync(db, token) is not { } volunteer)
        {
            return false;
        }
        if (volunteer.Resume())
        {
            audit.Record(db, AuditAction.VolunteerResumed, territory: $"commune:{volunteer.CommuneCode}", volunteers: [volunteer.Id]);
        }
        volunteer.Heard(clock.GetUtcNow().UtcDateTime);
        audit.Record(db, AuditAction.VolunteerStayed, territory: $"commune:{volunteer.CommuneCode}", volunteers: [volunteer.Id]);
        return true;
    });

    /// <summary>Erases the person's details, as their own record would.</summary>
    public Task<bool> LeaveAsync(string token) => database.WriteAsync(async db =>
    {
        if (await FindAsync(db, token) is not { } volunteer)
        {
            return false;
        }
        await records.LeaveAsync(db, volunteer);
        audit.Record(db, AuditAction.VolunteerLeft, territory: $"commune:{volunteer.CommuneCode}", volunteers: [volunteer.Id]);
        return true;
    });

    private async Task<Volunteer?> FindAsync(SiteDbContext db, string token) =>
        await links.FindAsync(db, LinkPurpose.Presence, token) is { } link && !links.IsExpired(link)
            ? await db.Set<Volunteer>().FirstOrDefaultAsync(row => row.Id == link.SubjectId && row.State != VolunteerState.Left)
            : null;
}
