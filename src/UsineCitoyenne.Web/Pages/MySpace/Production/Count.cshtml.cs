using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Ledger.Products;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Production.Stock;
using UsineCitoyenne.Web.Accounts;

namespace UsineCitoyenne.Web.Pages.MySpace.Production;

/// <summary>What is seen in the stock, line by line. It stands, whatever is noted later of the days before.</summary>
[Require(Need.Production)]
[RequestFormLimits(ValueLengthLimit = 1000, ValueCountLimit = 400)]
public sealed class CountModel(CommuneStocks stocks, ProductService products, StockLevels levels, StockService service)
    : StockPage(stocks, products)
{
    public override string Title => "Compter le stock";

    public override MandateRights Right => MandateRights.Receives;

    public IReadOnlyList<ProductStock> Held { get; private set; } = [];

    public string? TypedFor(int index) => Form.Seen.ElementAtOrDefault(index)?.Quantity;

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancel)
    {
        if (await RefuseAsync(code, cancel) is { } refusal)
        {
            return refusal;
        }
        Held = await levels.ReadAsync(Stock, cancel);
        return Page();
    }

    public Task<IActionResult> OnPostAsync(string code, StockForm form, CancellationToken cancel) =>
        DoAsync(code, form, () => service.CountAsync(Stock, form, cancel),
            "Le comptage est noté. Ce qui diffère est à expliquer, au tableau.", () => OnGetAsync(code, cancel), cancel);
}
