using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Mandates;

/// <summary>What stands at this instant, computed from dates: no job has to run for a door to close on time.</summary>
public sealed class StandingMandates(TimeProvider clock)
{
    internal DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Between their dates, suspended or not.</summary>
    internal IQueryable<Mandate> Running(SiteDbContext db)
    {
        var now = Now;
        return db.Set<Mandate>().Where(row => row.StartsAt <= now && (row.EndsAt == null || row.EndsAt > now));
    }

    internal IQueryable<Mandate> Standing(SiteDbContext db) => Running(db).Where(row => row.SuspendedAt == null);

    /// <summary>Those that exercise one of these kinds: its holders, and the deputies of a post that nobody else exercises.</summary>
    internal IQueryable<Mandate> Exercising(SiteDbContext db, IReadOnlyCollection<long> types)
    {
        var standing = Standing(db);
        return standing.Where(row => types.Contains(row.TypeId)
            || (row.DeputyOfTypeId != null && types.Contains(row.DeputyOfTypeId.Value)
                && !standing.Any(other => other.TypeId == row.DeputyOfTypeId
                    && other.TerritoryKind == row.TerritoryKind && other.TerritoryCode == row.TerritoryCode)));
    }

    internal async Task<IQueryable<Mandate>> LeadingAsync(SiteDbContext db, CancellationToken cancel = default) =>
        Exercising(db, await TypesAsync(db, type => type.Leads, cancel));

    /// <summary>Those that may review candidacies and keep mandates below them.</summary>
    internal async Task<IQueryable<Mandate>> NominatingAsync(SiteDbContext db, CancellationToken cancel = default) =>
        Exercising(db, await TypesAsync(db, type => type.Allows(MandateRights.Nominates), cancel));

    internal async Task<IQueryable<Mandate>> AdministeringAsync(SiteDbContext db, CancellationToken cancel = default) =>
        Exercising(db, await TypesAsync(db, type => type.Allows(MandateRights.Administers), cancel));

    /// <summary>The kinds are a dozen: told apart in memory.</summary>
    internal static async Task<long[]> TypesAsync(SiteDbContext db, Func<MandateType, bool> which, CancellationToken cancel = default) =>
        [.. (await db.Set<MandateType>().AsNoTracking().ToListAsync(cancel)).Where(which).Select(type => type.Id)];

    internal static IQueryable<Mandate> On(IQueryable<Mandate> mandates, TerritoryRef territory) =>
        mandates.Where(row => row.TerritoryKind == territory.Kind && row.TerritoryCode == territory.Code);
}
