using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Ledger.Products;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Production.Stock;
using UsineCitoyenne.Web.Accounts;

namespace UsineCitoyenne.Web.Pages.MySpace.Production;

/// <summary>Matter that was bought or given.</summary>
[Require(Need.Production)]
public sealed class ReceiveModel(CommuneStocks stocks, ProductService products, StockLevels levels, StockService service)
    : GesturePage(stocks, products, levels)
{
    public override string Title => "Recevoir de la matière";

    public override MandateRights Right => MandateRights.Purchases;

    public override string Word => "recevoir";

    public bool MayBuy => service.MayBuy(Stock);

    public Task<IActionResult> OnGetAsync(string code, long produit, int etape, CancellationToken cancel) =>
        ShowAsync(code, produit, etape, cancel);

    public Task<IActionResult> OnPostAsync(string code, StockForm form, CancellationToken cancel) =>
        DoAsync(code, form, () => service.ReceiveAsync(Stock, form, cancel), "C’est noté : la matière est en stock.", cancel);

    protected override bool Suits(ProductSheet product) => product.IsMatter;
}
