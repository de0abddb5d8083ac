using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Volunteers.Record;

namespace UsineCitoyenne.Core.Ledger.Places;

/// <summary>A place forgets whose it was: a volunteer is a number in the ledger, and the sums stay.</summary>
internal sealed class PlaceErasure : IFollowsErasures
{
    public Task ForgetAsync(SiteDbContext db, IReadOnlyCollection<long> volunteers, CancellationToken cancel) =>
        db.Set<Place>().Where(row => row.VolunteerId != null && volunteers.Contains(row.VolunteerId.Value))
            .ExecuteUpdateAsync(row => row.SetProperty(place => place.VolunteerId, (long?)null), cancel);
}
