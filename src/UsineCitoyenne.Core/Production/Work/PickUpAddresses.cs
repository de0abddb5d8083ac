using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Ledger.Places;

namespace UsineCitoyenne.Core.Production.Work;

/// <summary>Who has nothing left at home is fetched by nobody any more: where they live is forgotten with the last kit.</summary>
internal static class PickUpAddresses
{
    /// <param name="orders">Those that something came back of.</param>
    public static async Task ForgetAsync(SiteDbContext db, IReadOnlyCollection<long> orders, CancellationToken cancel)
    {
        await db.SaveChangesAsync(cancel);
        var people = await (from order in db.Set<WorkOrder>()
                            where orders.Contains(order.Id)
                            join place in db.Set<Place>() on order.PlaceId equals place.Id
                            where place.VolunteerId != null
                                && !db.Set<WorkOrder>().Any(other => other.PlaceId == order.PlaceId && other.ClosedAt == null)
                            select place.VolunteerId!.Value).Distinct().ToListAsync(cancel);
        await db.Set<PickUpAddress>().Where(row => people.Contains(row.VolunteerId)).ExecuteDeleteAsync(cancel);
    }
}
