using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Ledger.Products;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Production.Stock;
using UsineCitoyenne.Core.Production.Transfers;
using UsineCitoyenne.Web.Accounts;

namespace UsineCitoyenne.Web.Pages.MySpace.Production;

/// <summary>From this commune to another.</summary>
[Require(Need.Production)]
public sealed class SendModel(CommuneStocks stocks, ProductService products, StockLevels levels, TransferService service)
    : GesturePage(stocks, products, levels)
{
    public override string Title => "Envoyer à une autre commune";

    public override MandateRights Right => MandateRights.Distributes;

    public override bool ChoosesStage => true;

    public override string Word => "envoyer";

    public Task<IActionResult> OnGetAsync(string code, long produit, int etape, CancellationToken cancel) =>
        ShowAsync(code, produit, etape, cancel);

    public Task<IActionResult> OnPostAsync(string code, StockForm form, CancellationToken cancel) =>
        DoAsync(code, form, () => service.SendAsync(Stock, form, cancel),
            "C’est parti : l’envoi est en route, jusqu’à ce que l’autre commune le reçoive.", cancel);
}
