using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Jobs;
using UsineCitoyenne.Core.Ledger.Places;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Production.Work;

/// <summary>
/// Asks who holds a kit since longer than expected where they are, once; who told something since then is not asked. One mail a person,
/// whatever they hold.
/// </summary>
public sealed class WorkReminderJob(Database database, Outbox outbox, TimeProvider clock) : IJob
{
    private const int BatchSize = 500;

    /// <returns>How many people were asked.</returns>
    public async Task<int> RunAsync(CancellationToken cancel = default)
    {
        var total = 0;
        for (var asked = BatchSize; asked == BatchSize;)
        {
            (asked, var people) = await database.WriteAsync(db => RemindAsync(db, cancel), cancel);
            total += people;
        }
        return total;
    }

    private async Task<(int Orders, int People)> RemindAsync(SiteDbContext db, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var today = FrenchTime.DayOf(now);
        var orders = await db.Set<WorkOrder>()
            .Where(row => row.ClosedAt == null && row.DueOn < today && row.RemindedAt == null && !row.WantsPickUp)
            .OrderBy(row => row.Id).Take(BatchSize).ForUpdateSkipLocked().ToListAsync(cancel);
        var places = orders.ConvertAll(order => order.PlaceId);
        var people = await db.Set<Place>().Where(place => places.Contains(place.Id) && place.VolunteerId != null)
            .Select(place => place.VolunteerId!.Value).Distinct().ToListAsync(cancel);
        foreach (var order in orders)
        {
            order.Remind(now);
        }
        await outbox.EnqueueManyAsync(db, WorkHeldMail.Kind, people, new WorkMailKind(true), cancel: cancel);
        return (orders.Count, people.Count);
    }

    async Task<string?> IJob.RunAsync(CancellationToken cancel) =>
        await RunAsync(cancel) is > 0 and var asked
            ? FrenchNumber.Count(asked, "personne a reçu un rappel pour ses kits", "personnes ont reçu un rappel pour leurs kits")
            : null;
}
