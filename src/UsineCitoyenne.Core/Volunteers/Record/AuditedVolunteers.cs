using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Privacy.Journal;

namespace UsineCitoyenne.Core.Volunteers.Record;

/// <summary>The volunteers that the audit names.</summary>
internal sealed class AuditedVolunteers : IAuditedPeople
{
    public IQueryable<AuditedPerson> All(SiteDbContext db) =>
        db.Set<Volunteer>().Select(row => new AuditedPerson { Id = row.Id, CommuneCode = row.CommuneCode });

    // With the states, so that the index by state and commune is used.
    public IQueryable<long> InCommunes(SiteDbContext db, IReadOnlyCollection<string> codes)
    {
        VolunteerState[] states = Enum.GetValues<VolunteerState>();
        return db.Set<Volunteer>().Where(row => states.Contains(row.State) && codes.Contains(row.CommuneCode)).Select(row => row.Id);
    }

    public Task<string?> CommuneOfAsync(SiteDbContext db, long person, CancellationToken cancel) => db.Set<Volunteer>()
        .Where(row => row.Id == person && row.State != VolunteerState.Pending).Select(row => (string?)row.CommuneCode)
        .SingleOrDefaultAsync(cancel);
}
