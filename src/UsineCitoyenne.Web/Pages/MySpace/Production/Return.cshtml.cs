using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Ledger.Products;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Production.Slips;
using UsineCitoyenne.Core.Production.Stock;
using UsineCitoyenne.Core.Production.Work;
using UsineCitoyenne.Web.Accounts;

namespace UsineCitoyenne.Web.Pages.MySpace.Production;

/// <summary>What comes back of a kit: by its slip, typed or scanned, or from the list. Three fields, ready for the next one.</summary>
[Require(Need.Production)]
public sealed class ReturnModel(CommuneStocks stocks, ProductService products, WorkOrderService orders) : StockPage(stocks, products)
{
    public override string Title => "Reprendre des kits";

    public override MandateRights Right => MandateRights.Receives;

    public IReadOnlyList<OpenOrder> Orders { get; private set; } = [];

    /// <summary>The kit whose slip is typed; null for none.</summary>
    public OpenOrder? Order { get; private set; }

    public async Task<IActionResult> OnGetAsync(string code, string? bon, CancellationToken cancel)
    {
        if (await RefuseAsync(code, cancel) is { } refusal)
        {
            return refusal;
        }
        Orders = await orders.OpenAsync(Stock, cancel);
        Form.Slip ??= bon;
        Order = SlipNumber.TryRead(Form.Slip, out var slip) ? Orders.FirstOrDefault(order => order.Slip == slip) : null;
        if (Order is { Ready: > 0 } ready && Errors.Count == 0)
        {
            Form.Quantity = $"{ready.Ready}";
        }
        return Page();
    }

    public Task<IActionResult> OnPostAsync(string code, StockForm form, CancellationToken cancel) =>
        DoAsync(code, form, () => orders.ReturnAsync(Stock, form, cancel), "C’est noté. Au suivant\u00A0!",
            () => OnGetAsync(code, form.Slip, cancel), cancel, "reprendre/");
}
