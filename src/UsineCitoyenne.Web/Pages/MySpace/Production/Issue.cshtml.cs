using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Ledger.Products;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Production.Stock;
using UsineCitoyenne.Core.Production.Work;
using UsineCitoyenne.Core.Volunteers.Record;
using UsineCitoyenne.Web.Accounts;

namespace UsineCitoyenne.Web.Pages.MySpace.Production;

/// <summary>Kits to one or several volunteers at once, by first name and initial.</summary>
[Require(Need.Production)]
[RequestFormLimits(ValueLengthLimit = 1000, ValueCountLimit = 400)]
public sealed class IssueModel(CommuneStocks stocks, ProductService products, StockLevels levels, WorkOrderService orders)
    : GesturePage(stocks, products, levels)
{
    public override string Title => "Remettre des kits";

    public override MandateRights Right => MandateRights.Issues;

    public override string Word => "remettre";

    /// <summary>Those to whom something was typed stay on the page, whatever is searched.</summary>
    public IReadOnlyList<NamedVolunteer> People { get; private set; } = [];

    public string Search { get; private set; } = "";

    public string Due => Form.Due ?? Views.Dates.Iso(Today.AddDays(WorkOrderService.UsualDays));

    public string? TypedFor(long volunteer) => Form.Shares.Find(share => share.Volunteer == volunteer)?.Quantity;

    public string? ErrorFor(long volunteer) =>
        Form.Shares.FindIndex(share => share.Volunteer == volunteer) is >= 0 and var index ? Error($"Shares[{index}].Quantity") : null;

    public async Task<IActionResult> OnGetAsync(string code, long produit, string? q, CancellationToken cancel)
    {
        var page = await ShowAsync(code, produit, 0, cancel);
        if (page is Microsoft.AspNetCore.Mvc.RazorPages.PageResult)
        {
            Search = q ?? "";
            People = await orders.PeopleAsync(Stock, Search, cancel);
        }
        return page;
    }

    public async Task<IActionResult> OnPostAsync(string code, StockForm form, string? q, CancellationToken cancel)
    {
        if (await RefuseAsync(code, cancel) is { } refusal)
        {
            return refusal;
        }
        var result = await orders.IssueAsync(Stock, form, cancel);
        return await AnswerAsync(form, result, "Les kits sont remis. Chaque personne qui a une adresse reçoit un message.",
            () => OnGetAsync(code, form.Product, q, cancel), $"{Path}bons/{result.Movement}/");
    }

    protected override bool Suits(ProductSheet product) => product.Home is not null;
}
