using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Communes;
using UsineCitoyenne.Core.Ledger.Counts;
using UsineCitoyenne.Core.Ledger.Products;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Production.Rounds;
using UsineCitoyenne.Core.Production.Stock;
using UsineCitoyenne.Core.Production.Transfers;
using UsineCitoyenne.Core.Production.Work;
using UsineCitoyenne.Web.Accounts;

namespace UsineCitoyenne.Web.Pages.MySpace.Production;

/// <summary>One commune's production: what waits, what it has, what is out, what was done; and every gesture one press away.</summary>
[Require(Need.Production)]
public sealed class DetailModel(
    CommuneStocks stocks, ProductService products, StockLevels levels, StockJournal journal, WorkOrderService orders,
    TransferService transfers, RoundService rounds, CommuneStates states) : StockPage(stocks, products)
{
    public override string Title => Stock is null ? "Production" : $"Production {Stock.Commune.In}";

    public CommuneState State => states.Of(Stock.Commune);

    /// <summary>Those that the commune works with; all that are made where it works with none.</summary>
    public IReadOnlyList<ProductStock> Shown { get; private set; } = [];

    public bool IsNew { get; private set; }

    public IReadOnlyList<OpenOrder> Orders { get; private set; } = [];

    public IReadOnlyList<OpenRound> Rounds { get; private set; } = [];

    public IReadOnlyList<OpenTransfer> Transfers { get; private set; } = [];

    public IReadOnlyList<Gap> Gaps { get; private set; } = [];

    public IReadOnlyList<StockMove> Moves { get; private set; } = [];

    public bool Allows(MandateRights right) => Stock.Allows(right);

    /// <summary>Under zero somewhere: more left than is known to have come.</summary>
    public IEnumerable<(ProductStock Product, StageStock Stage)> Overdrawn =>
        Shown.SelectMany(product => product.Stages.Where(stage => stage.InStock < 0).Select(stage => (product, stage)));

    /// <summary>« + 980 masques · découpé »</summary>
    public string Told(StockChange change)
    {
        var product = ProductOf(change.Product);
        var stage = product.Stages.Count > 1 ? $" · {product.Stage(change.Stage)?.Name.ToLowerInvariant()}" : "";
        return $"{(change.Quantity < 0 ? "−" : "+")}\u00A0{product.Count(Math.Abs(change.Quantity))}{stage}";
    }

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancel)
    {
        if (await RefuseAsync(code, cancel) is { } refusal)
        {
            return refusal;
        }
        var all = await levels.ReadAsync(Stock, cancel);
        Shown = [.. all.Where(product => !product.IsEmpty)];
        IsNew = Shown.Count == 0;
        if (Shown.All(product => product.Product.IsMatter))
        {
            Shown = [.. all.Where(product => !product.Product.IsMatter || !product.IsEmpty)];
        }
        Orders = await orders.OpenAsync(Stock, cancel);
        Rounds = await rounds.OpenAsync(Stock, cancel);
        Transfers = await transfers.OpenAsync(Stock, cancel);
        Gaps = await levels.GapsAsync(Stock, cancel);
        Moves = await journal.ReadAsync(Stock, cancel);
        return Page();
    }

    public Task<IActionResult> OnPostUndoAsync(string code, StockForm form, CancellationToken cancel) =>
        DoAsync(code, form, () => journal.UndoAsync(Stock, form, cancel),
            "Le geste est annulé. Ce qu’un comptage a vu depuis reste vrai\u00A0: s’il y a une différence, elle est à expliquer.",
            () => OnGetAsync(code, cancel), cancel);
}
