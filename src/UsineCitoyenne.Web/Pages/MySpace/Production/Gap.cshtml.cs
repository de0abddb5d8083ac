using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Ledger;
using UsineCitoyenne.Core.Ledger.Counts;
using UsineCitoyenne.Core.Ledger.Products;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Production.Stock;
using UsineCitoyenne.Web.Accounts;

namespace UsineCitoyenne.Web.Pages.MySpace.Production;

/// <summary>What was seen and not written: what it turned out to be, or why it stays.</summary>
[Require(Need.Production)]
public sealed class GapModel(CommuneStocks stocks, ProductService products, StockLevels levels, StockGaps gaps)
    : StockPage(stocks, products)
{
    public override string Title => "Expliquer un écart";

    public override MandateRights Right => MandateRights.Receives;

    /// <summary>One a thing; empty once it is explained.</summary>
    public IReadOnlyList<Gap> Gaps { get; private set; } = [];

    public string? Why { get; private set; }

    public async Task<IActionResult> OnGetAsync(string code, long lieu, CancellationToken cancel)
    {
        if (await RefuseAsync(code, cancel) is { } refusal)
        {
            return refusal;
        }
        Gaps = [.. (await levels.GapsAsync(Stock, cancel)).Where(gap => gap.Place == lieu)];
        return Gaps.Count == 0 && Errors.Count == 0 ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostExplainAsync(string code, StockForm form, GapCause cause, CancellationToken cancel)
    {
        if (await OnGetAsync(code, form.Id, cancel) is not Microsoft.AspNetCore.Mvc.RazorPages.PageResult)
        {
            return NotFound();
        }
        return await AnswerAsync(form, await gaps.ExplainAsync(Stock, form.Id, cause, form.Key, cancel), "L’écart est expliqué.",
            () => OnGetAsync(code, form.Id, cancel), Path);
    }

    public async Task<IActionResult> OnPostNoteAsync(string code, StockForm form, string? why, CancellationToken cancel)
    {
        if (await OnGetAsync(code, form.Id, cancel) is not Microsoft.AspNetCore.Mvc.RazorPages.PageResult)
        {
            return NotFound();
        }
        Why = why;
        var errors = await gaps.NoteAsync(Stock, form.Id, why, cancel) is { } wrong
            ? new Dictionary<string, string> { ["Why"] = wrong }
            : [];
        return await AnswerAsync(form, new LedgerResult(0, errors), "C’est noté\u00A0: l’écart ne revient que s’il change.",
            () => OnGetAsync(code, form.Id, cancel), Path);
    }
}
