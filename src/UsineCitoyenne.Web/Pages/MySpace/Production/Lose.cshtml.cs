using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Ledger.Movements;
using UsineCitoyenne.Core.Ledger.Products;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Production.Stock;
using UsineCitoyenne.Web.Accounts;

namespace UsineCitoyenne.Web.Pages.MySpace.Production;

/// <summary>Something is lost, with its reason.</summary>
[Require(Need.Production)]
public sealed class LoseModel(CommuneStocks stocks, ProductService products, StockLevels levels, StockService service)
    : GesturePage(stocks, products, levels)
{
    public override string Title => "Noter une perte";

    public override MandateRights Right => MandateRights.Receives;

    public override bool ChoosesStage => true;

    public override string Word => "perte";

    public Task<IActionResult> OnGetAsync(string code, long produit, int etape, CancellationToken cancel) =>
        ShowAsync(code, produit, etape, cancel);

    public Task<IActionResult> OnPostAsync(string code, StockForm form, CancellationToken cancel) =>
        DoAsync(code, form, () => service.LoseAsync(Stock, form, cancel), "La perte est notée.", cancel);

    /// <summary>In the order of the list.</summary>
    public static IReadOnlyList<(LossReason Reason, string Label)> Reasons { get; } =
    [
        (LossReason.Damaged, "Abîmé"), (LossReason.Missing, "Introuvable"), (LossReason.Stolen, "Volé"), (LossReason.Expired, "Périmé"),
        (LossReason.Other, "Autre raison"),
    ];
}
