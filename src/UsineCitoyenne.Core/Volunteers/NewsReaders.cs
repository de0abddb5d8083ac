using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Volunteers;

/// <summary>
/// The confirmed volunteers of a commune who agreed to receive news of the action, for other modules to write to, by number.
/// </summary>
public sealed class NewsReaders(TerritoryDirectory territories)
{
    internal Task<int> CountAsync(SiteDbContext db, Territory commune, CancellationToken cancel = default) =>
        Of(db, commune).CountAsync(cancel);

    internal Task<List<long>> ListAsync(SiteDbContext db, Territory commune, CancellationToken cancel = default) =>
        Of(db, commune).OrderBy(row => row.Id).Select(row => row.Id).ToListAsync(cancel);

    /// <summary>Whether one of them still does: somebody may take it back while a mail waits.</summary>
    internal static Task<bool> StillReadsAsync(SiteDbContext db, long volunteerId, CancellationToken cancel) => db.Set<Volunteer>()
        .AnyAsync(row => row.Id == volunteerId && row.State == VolunteerState.Confirmed && ConsentLedger.AgreedTo(db, ConsentTexts.News)
            .Any(id => id == row.Id), cancel);

    private IQueryable<Volunteer> Of(SiteDbContext db, Territory commune)
    {
        var codes = territories.Current.CodesOf(commune);
        var agreed = ConsentLedger.AgreedTo(db, ConsentTexts.News);
        return db.Set<Volunteer>().Where(row => row.State == VolunteerState.Confirmed && row.Freshness < Freshness.Faded && row.Email != ""
            && codes.Contains(row.CommuneCode) && agreed.Contains(row.Id));
    }
}
