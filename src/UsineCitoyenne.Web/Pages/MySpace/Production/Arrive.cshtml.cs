using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Ledger.Products;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Production.Stock;
using UsineCitoyenne.Core.Production.Transfers;
using UsineCitoyenne.Web.Accounts;

namespace UsineCitoyenne.Web.Pages.MySpace.Production;

/// <summary>What arrives from another commune, as it is counted; what differs is a gap to explain.</summary>
[Require(Need.Production)]
public sealed class ArriveModel(CommuneStocks stocks, ProductService products, TransferService transfers) : StockPage(stocks, products)
{
    public override string Title => "Une arrivée";

    public override MandateRights Right => MandateRights.Receives;

    /// <summary>Null where it was received meanwhile.</summary>
    public OpenTransfer? Transfer { get; private set; }

    public async Task<IActionResult> OnGetAsync(string code, long envoi, CancellationToken cancel)
    {
        if (await RefuseAsync(code, cancel) is { } refusal)
        {
            return refusal;
        }
        Transfer = (await transfers.OpenAsync(Stock, cancel)).FirstOrDefault(transfer => transfer.IsComing && transfer.Id == envoi);
        return Transfer is null && Errors.Count == 0 ? NotFound() : Page();
    }

    public Task<IActionResult> OnPostAsync(string code, StockForm form, CancellationToken cancel) =>
        DoAsync(code, form, () => transfers.ArriveAsync(Stock, form, cancel), "L’arrivée est notée.",
            () => OnGetAsync(code, form.Id, cancel), cancel);
}
