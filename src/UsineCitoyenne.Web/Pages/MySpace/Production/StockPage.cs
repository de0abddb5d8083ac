using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Ledger;
using UsineCitoyenne.Core.Ledger.Products;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Production.Stock;
using UsineCitoyenne.Web.Accounts;
using UsineCitoyenne.Web.Views;

namespace UsineCitoyenne.Web.Pages.MySpace.Production;

/// <summary>A page of one commune's production. What is not the reader's to work is not there.</summary>
public abstract class StockPage(CommuneStocks stocks, ProductService products) : MySpacePage
{
    public CommuneStock Stock { get; private set; } = null!;

    public IReadOnlyList<ProductSheet> Products { get; private set; } = [];

    /// <summary>What was typed; empty with a new key on a first showing.</summary>
    public StockForm Form { get; private set; } = new() { Key = Guid.NewGuid() };

    public IReadOnlyDictionary<string, string> Errors { get; private set; } = new Dictionary<string, string>();

    [TempData]
    public string? Done { get; set; }

    /// <summary>The board of the commune.</summary>
    public string Path => $"/mon-espace/production/{Stock.Commune.Code}/";

    public string? Error(string field) => Errors.GetValueOrDefault(field);

    public ProductSheet ProductOf(long id) => Products.First(product => product.Id == id);

    public DateOnly Today => stocks.Today;

    /// <summary>For a field of the type « date ».</summary>
    public string Day => Form.On ?? Dates.Iso(stocks.Today);

    /// <summary>What the page asks for; none where any part in the production of the commune opens it.</summary>
    public virtual MandateRights Right => MandateRights.None;

    /// <returns>Why it stays closed; null for who may open it.</returns>
    protected async Task<IActionResult?> RefuseAsync(string code, CancellationToken cancel)
    {
        if (stocks.Open(Responsable, code) is not { } stock)
        {
            return NotFound();
        }
        (Stock, Products) = (stock, await products.ListAsync(cancel));
        return Stock.Allows(Right) ? null : StatusCode(StatusCodes.Status403Forbidden);
    }

    /// <summary>A gesture of who may open the page, and its answer.</summary>
    protected async Task<IActionResult> DoAsync(
        string code, StockForm form, Func<Task<LedgerResult>> act, string done, Func<Task<IActionResult>> again, CancellationToken cancel,
        string url = "") =>
        await RefuseAsync(code, cancel) ?? await AnswerAsync(form, await act(), done, again, Path + url);

    /// <summary>Back to the board, or the form again with what is wrong beside each field.</summary>
    protected async Task<IActionResult> AnswerAsync(
        StockForm form, LedgerResult result, string done, Func<Task<IActionResult>> again, string url)
    {
        if (result.Done)
        {
            Done = done;
            return Redirect(url);
        }
        (Form, Errors) = (form, result.Errors);
        if (form.Key == Guid.Empty)
        {
            form.Key = Guid.NewGuid();
        }
        ModelState.Clear();
        var page = await again();
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return page;
    }
}
