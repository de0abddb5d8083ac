using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Production.Rounds;
using UsineCitoyenne.Core.Volunteers.Record;

namespace UsineCitoyenne.Core.Production.Work;

/// <summary>
/// What somebody says to be able to make goes with them; their kits stay, as numbers of a place that forgot whose it was.
/// </summary>
internal sealed class WorkErasure : IFollowsErasures
{
    public async Task ForgetAsync(SiteDbContext db, IReadOnlyCollection<long> volunteers, CancellationToken cancel)
    {
        await db.Set<Capacity>().Where(row => volunteers.Contains(row.VolunteerId)).ExecuteDeleteAsync(cancel);
        await db.Set<PickUpAddress>().Where(row => volunteers.Contains(row.VolunteerId)).ExecuteDeleteAsync(cancel);
        await db.Set<CollectionRound>().Where(row => row.CarrierId != null && volunteers.Contains(row.CarrierId.Value))
            .ExecuteUpdateAsync(row => row.SetProperty(round => round.CarrierId, (long?)null), cancel);
    }
}
