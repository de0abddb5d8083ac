using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Ledger.Products;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Production.Stock;
using UsineCitoyenne.Web.Accounts;

namespace UsineCitoyenne.Web.Pages.MySpace.Production;

/// <summary>What went through all stages goes to those who need it.</summary>
[Require(Need.Production)]
public sealed class GiveModel(CommuneStocks stocks, ProductService products, StockLevels levels, StockService service)
    : GesturePage(stocks, products, levels)
{
    public override string Title => "Distribuer";

    public override MandateRights Right => MandateRights.Distributes;

    public override string Word => "distribuer";

    public Task<IActionResult> OnGetAsync(string code, long produit, int etape, CancellationToken cancel) =>
        ShowAsync(code, produit, etape, cancel);

    public Task<IActionResult> OnPostAsync(string code, StockForm form, CancellationToken cancel) =>
        DoAsync(code, form, () => service.DistributeAsync(Stock, form, cancel),
            "C’est noté : merci pour celles et ceux qui les reçoivent.", cancel);

    protected override bool Suits(ProductSheet product) => !product.IsMatter;
}
