using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Ledger;
using UsineCitoyenne.Core.Ledger.Counts;
using UsineCitoyenne.Core.Ledger.Places;
using UsineCitoyenne.Core.Ledger.Products;
using UsineCitoyenne.Core.Ledger.Totals;

namespace UsineCitoyenne.Core.Production.Stock;

/// <summary>What a commune has, by product and stage: in its stock, with its volunteers, on the way, given.</summary>
public sealed class StockLevels(Database database, StockGesture gesture, StatementService statements, GapService gaps)
{
    /// <summary>All products; those that the commune has nothing to do with have zeros.</summary>
    public async Task<IReadOnlyList<ProductStock>> ReadAsync(CommuneStock stock, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        var products = await ProductService.ListAsync(db, cancel);
        var kinds = await PlaceLinks.Within(db, stock.Commune.Ref)
            .Join(db.Set<Place>(), link => link.PlaceId, place => place.Id, (_, place) => new { place.Id, place.Kind })
            .Where(place => place.Kind < PlaceKind.Supplier).ToDictionaryAsync(place => place.Id, place => place.Kind, cancel);
        var held = (await HoldingService.OfAsync(db, kinds.Keys, cancel))
            .ToLookup(holding => (holding.Goods.Product, holding.Goods.Stage), holding => (Kind: kinds[holding.Place], holding.Quantity));
        var boards = new List<ProductStock>();
        foreach (var product in products)
        {
            var total = (await statements.ReadAsync(stock.Commune.Ref, product.Id, PlaceLink.Always, gesture.Today, cancel)).Total;
            boards.Add(new ProductStock(product,
                [.. product.Stages.Select(stage => new StageStock(
                    stage, Sum(held[(product.Id, stage.Number)], kind => kind is not (PlaceKind.Volunteer or PlaceKind.Carrier)),
                    Sum(held[(product.Id, stage.Number)], kind => kind is PlaceKind.Volunteer or PlaceKind.Carrier)))],
                total));
        }
        return boards;
    }

    /// <summary>What was seen and is not explained yet.</summary>
    public Task<IReadOnlyList<Gap>> GapsAsync(CommuneStock stock, CancellationToken cancel = default) =>
        gaps.OpenAsync(stock.Commune.Ref, cancel);

    private static long Sum(IEnumerable<(PlaceKind Kind, long Quantity)> holdings, Func<PlaceKind, bool> of) =>
        holdings.Where(holding => of(holding.Kind)).Sum(holding => holding.Quantity);
}

/// <param name="Total">Of all time.</param>
public sealed record ProductStock(ProductSheet Product, IReadOnlyList<StageStock> Stages, StatementLine Total)
{
    public bool IsEmpty => Total == default && Stages.All(stage => stage.InStock == 0 && stage.Outside == 0);

    public long InStock(int stage) => Stages.FirstOrDefault(other => other.Stage.Number == stage)?.InStock ?? 0;
}

/// <param name="InStock">At the commune's own places.</param>
/// <param name="Outside">With its volunteers, or in the boot of one.</param>
public sealed record StageStock(StageSheet Stage, long InStock, long Outside);
