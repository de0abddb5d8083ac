using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Ledger.Products;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Production.Stock;
using UsineCitoyenne.Web.Accounts;

namespace UsineCitoyenne.Web.Pages.MySpace.Production;

/// <summary>A stage that is reached at the commune’s own place: cutting, sterilising.</summary>
[Require(Need.Production)]
public sealed class MakeModel(CommuneStocks stocks, ProductService products, StockLevels levels, StockService service)
    : GesturePage(stocks, products, levels)
{
    // Known before the page is open: what opens it depends on the stage.
    private int asked;

    public override string Title => Stage is { Act.Length: > 0 } ? Stage.Act : "Fabriquer sur place";

    public override MandateRights Right => asked > 1 ? MandateRights.Receives : MandateRights.Issues;

    public override string Word => "faire";

    public Task<IActionResult> OnGetAsync(string code, long produit, int etape, CancellationToken cancel)
    {
        asked = etape;
        return ShowAsync(code, produit, etape, cancel);
    }

    public Task<IActionResult> OnPostAsync(string code, StockForm form, CancellationToken cancel)
    {
        asked = form.Stage;
        return DoAsync(code, form, () => service.MakeAsync(Stock, form, cancel), "C’est noté.", cancel);
    }

    protected override bool Suits(ProductSheet product) => !product.IsMatter;

    protected override StageSheet UsualStage(ProductSheet product) =>
        product.Stages.FirstOrDefault(stage => stage.Work == StageWork.Workshop) ?? product.First;
}
