using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Data.Restoring;

namespace UsineCitoyenne.Core.Content.Scheduling;

/// <summary>Publications that were planned before a restore.</summary>
internal sealed class HeldSchedules : IHeldObligations
{
    public string Name => "publications prévues à une date passée";

    public Task<int> CountAsync(SiteDbContext db, DateTime dueUntil, CancellationToken cancel) =>
        db.Set<DocumentSchedule>().CountAsync(row => row.At <= dueUntil, cancel);

    public Task DropAsync(SiteDbContext db, DateTime dueUntil, CancellationToken cancel) =>
        db.Set<DocumentSchedule>().Where(row => row.At <= dueUntil).ExecuteDeleteAsync(cancel);
}
