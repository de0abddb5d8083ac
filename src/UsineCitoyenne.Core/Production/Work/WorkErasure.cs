using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Volunteers.Record;

namespace UsineCitoyenne.Core.Production.Work;

/// <summary>What somebody says to be able to make goes with them; their kits stay, as numbers of a place that forgot whose it was.</summary>
internal sealed class WorkErasure : IFollowsErasures
{
    public Task ForgetAsync(SiteDbContext db, IReadOnlyCollection<long> volunteers, CancellationToken cancel) =>
        db.Set<Capacity>().Where(row => volunteers.Contains(row.VolunteerId)).ExecuteDeleteAsync(cancel);
}
