using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Ledger.Movements;
using UsineCitoyenne.Core.Ledger.Products;
using UsineCitoyenne.Core.Ledger.Totals;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Production;

/// <summary>
/// What each territory gave, for public pages: sums of its communes without a word of who made them. Held in memory, and summed again at
/// most once a minute, when something moved.
/// </summary>
public sealed class ProductionFigures(Database database, TerritoryDirectory territories, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private FrozenDictionary<TerritoryRef, IReadOnlyList<GivenFigure>> given =
        FrozenDictionary<TerritoryRef, IReadOnlyList<GivenFigure>>.Empty;

    private long? lastMovement;
    private DateTimeOffset? summedAt;

    /// <summary>What public pages show has changed.</summary>
    public event Action? Changed;

    /// <summary>By product, the most first; empty where nothing was given yet.</summary>
    public IReadOnlyList<GivenFigure> GivenIn(TerritoryRef territory) => given.GetValueOrDefault(territory, []);

    /// <param name="now">Without waiting for the minute to pass.</param>
    /// <returns>True when the numbers changed.</returns>
    public async Task<bool> RefreshAsync(bool now = false, CancellationToken cancel = default)
    {
        var moment = clock.GetUtcNow();
        if (!now && summedAt + Pause > moment)
        {
            return false;
        }
        await using var db = database.Read();
        var last = await db.Set<Movement>().MaxAsync(row => (long?)row.Id, cancel) ?? 0;
        if (last == lastMovement)
        {
            return false;
        }
        var sums = await SumAsync(db, cancel);
        var changed = !Same(sums, given);
        (given, lastMovement, summedAt) = (sums, last, moment);
        if (changed)
        {
            Changed?.Invoke();
        }
        return changed;
    }

    private async Task<FrozenDictionary<TerritoryRef, IReadOnlyList<GivenFigure>>> SumAsync(SiteDbContext db, CancellationToken cancel)
    {
        var rows = await db.Set<LedgerTotal>().Where(row => row.Kind == TerritoryKind.Commune && row.Distributed != 0)
            .Select(row => new { row.Code, row.ProductId, row.Distributed })
            .Concat(db.Set<LedgerDelta>().Where(row => row.Commune != null && row.Distributed != 0)
                .Select(row => new { Code = row.Commune!, row.ProductId, row.Distributed }))
            .GroupBy(row => new { row.Code, row.ProductId })
            .Select(same => new { same.Key.Code, same.Key.ProductId, Quantity = same.Sum(row => row.Distributed) }).ToListAsync(cancel);
        if (rows.Count == 0)
        {
            return FrozenDictionary<TerritoryRef, IReadOnlyList<GivenFigure>>.Empty;
        }
        var products = (await ProductService.ListAsync(db, cancel)).ToDictionary(product => product.Id);
        var gazetteer = territories.Current;
        return (from row in rows
                let commune = gazetteer.CurrentCommune(row.Code)
                from territory in Around(gazetteer, commune)
                group row by (territory.Ref, row.ProductId) into same
                let quantity = same.Sum(row => row.Quantity)
                where quantity > 0
                group new GivenFigure(products[same.Key.ProductId], quantity) by same.Key.Ref)
            .ToFrozenDictionary(place => place.Key,
                place => (IReadOnlyList<GivenFigure>)[.. place.OrderByDescending(figure => figure.Quantity)]);
    }

    private static IEnumerable<Territory> Around(Gazetteer gazetteer, Territory? commune) =>
        ((Territory?[])[commune, commune?.Epci, commune?.Departement, commune?.Region, gazetteer.Nation]).OfType<Territory>();

    private static bool Same(
        FrozenDictionary<TerritoryRef, IReadOnlyList<GivenFigure>> one, FrozenDictionary<TerritoryRef, IReadOnlyList<GivenFigure>> other) =>
        one.Count == other.Count && one.All(place => other.TryGetValue(place.Key, out var there)
            && place.Value.Select(figure => (figure.Product.Id, figure.Quantity))
                .SequenceEqual(there.Select(figure => (figure.Product.Id, figure.Quantity))));
}

/// <summary>« 1 240 masques donnés »</summary>
public sealed record GivenFigure(ProductSheet Product, long Quantity);
