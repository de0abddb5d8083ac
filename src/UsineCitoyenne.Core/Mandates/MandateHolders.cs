using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Mandates;

public sealed class MandateHolders
{
    /// <summary>Those of these accounts that hold, or once held, a mandate.</summary>
    internal async Task<IReadOnlyList<long>> AmongAsync(SiteDbContext db, IReadOnlyCollection<long> accounts, CancellationToken cancel) =>
        await db.Set<Mandate>().Where(mandate => accounts.Contains(mandate.AccountId)).Select(mandate => mandate.AccountId).Distinct()
            .ToListAsync(cancel);
}
