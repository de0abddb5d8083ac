using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Ledger.Products;
using UsineCitoyenne.Core.Production.Stock;
using UsineCitoyenne.Core.Production.Work;
using UsineCitoyenne.Web.Accounts;

namespace UsineCitoyenne.Web.Pages.MySpace.Production;

/// <summary>The slips of one hand-out, four on a sheet: the kit says what it is and how to come back, never whose it is.</summary>
[Require(Need.Production)]
public sealed class SlipsModel(CommuneStocks stocks, ProductService products, WorkOrderService orders) : StockPage(stocks, products)
{
    public override string Title => "Bons à imprimer";

    public IReadOnlyList<OpenOrder> Orders { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string code, long movement, CancellationToken cancel)
    {
        if (await RefuseAsync(code, cancel) is { } refusal)
        {
            return refusal;
        }
        Orders = await orders.OfMovementAsync(Stock, movement, cancel);
        return Orders.Count == 0 ? NotFound() : Page();
    }
}
