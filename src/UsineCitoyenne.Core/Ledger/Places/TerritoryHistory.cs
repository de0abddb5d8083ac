using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Ledger.Places;

/// <summary>
/// What a territory belonged to through the editions of the official code, over mergers: the links of a place that lies in it.
/// </summary>
internal static class TerritoryHistory
{
    private const int MostMergers = 20;

    /// <summary>In the order of their days; empty where no edition knows the territory.</summary>
    public static async Task<IReadOnlyList<PlaceLink>> OfAsync(SiteDbContext db, TerritoryRef territory, CancellationToken cancel)
    {
        if (territory == TerritoryRef.Nation)
        {
            return [new PlaceLink { From = PlaceLink.Always }];
        }
        var links = new List<PlaceLink>();
        var (code, since) = (territory.Code, default(DateTime));
        for (var step = 0; code is not null && step < MostMergers; step++)
        {
            var rows = await db.Set<TerritoryRow>().AsNoTracking()
                .Where(row => row.Kind == territory.Kind && row.Code == code).OrderBy(row => row.ValidFrom).ToListAsync(cancel);
            foreach (var row in rows.Where(row => row.ValidTo is null || row.ValidTo > since))
            {
                Append(links, LinkOf(row, DateOnly.FromDateTime(row.ValidFrom > since ? row.ValidFrom : since)));
            }
            (since, code) = rows is [.., { ValidTo: { } end, SuccessorCode: { } successor }] ? (end, successor) : (since, null);
        }
        return links is [var first, ..] ? [first.Of(0, PlaceLink.Always), .. links.Skip(1)] : [];
    }

    private static PlaceLink LinkOf(TerritoryRow row, DateOnly from) => row.Kind switch
    {
        TerritoryKind.Commune => new PlaceLink
        {
            From = from,
            Commune = row.Code,
            Epci = row.EpciCode,
            Departement = row.DepartementCode,
            Region = row.RegionCode,
        },
        TerritoryKind.Departement => new PlaceLink { From = from, Departement = row.Code, Region = row.RegionCode },
        TerritoryKind.Region => new PlaceLink { From = from, Region = row.Code },
        _ => throw new ArgumentOutOfRangeException(nameof(row), row.Kind, "A commune, a département, a région or the nation."),
    };

    private static void Append(List<PlaceLink> links, PlaceLink link)
    {
        if (links is not [.., var last] || !last.IsSameTerritoryAs(link))
        {
            links.Add(link);
        }
    }
}
