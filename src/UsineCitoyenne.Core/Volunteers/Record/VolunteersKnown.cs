using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Volunteers.Record;

/// <summary>A volunteer who confirmed an address may sign in with it.</summary>
internal sealed class VolunteersKnown : IKnowsPeople
{
    public Task<string?> NameOfAsync(SiteDbContext db, string emailKey, CancellationToken cancel) => Of(db, emailKey)
        .Select(volunteer => (string?)(volunteer.FirstName + " " + volunteer.LastName)).FirstOrDefaultAsync(cancel);

    /// <summary>Null when the address is of nobody who confirmed it.</summary>
    public static async Task<long?> IdOfAsync(SiteDbContext db, RecordKey key, CancellationToken cancel) =>
        await Of(db, key.EmailKey!).Select(volunteer => (long?)volunteer.Id).FirstOrDefaultAsync(cancel);

    /// <summary>Not who never confirmed: anybody may have typed what that row says.</summary>
    public static IQueryable<Volunteer> Of(SiteDbContext db, string emailKey) =>
        db.Set<Volunteer>().Where(row => row.EmailKey == emailKey && row.ConfirmedAt != null && row.State != VolunteerState.Left);
}
