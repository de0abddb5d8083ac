using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Ledger;
using UsineCitoyenne.Core.Ledger.Products;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Production.Rounds;
using UsineCitoyenne.Core.Production.Stock;
using UsineCitoyenne.Core.Production.Work;
using UsineCitoyenne.Core.Volunteers.Record;
using UsineCitoyenne.Web.Accounts;

namespace UsineCitoyenne.Web.Pages.MySpace.Production;

/// <summary>The rounds of a commune: to plan, to entrust, to receive.</summary>
[Require(Need.Production)]
[RequestFormLimits(ValueLengthLimit = 1000, ValueCountLimit = 400)]
public sealed class CollectionsModel(
    CommuneStocks stocks, ProductService products, RoundService rounds, WorkOrderService orders) : StockPage(stocks, products)
{
    public override string Title => "Tournées";

    public override MandateRights Right => MandateRights.Receives;

    public IReadOnlyList<OpenRound> Rounds { get; private set; } = [];

    /// <summary>Kits that no round fetches yet: those that are asked for first.</summary>
    public IReadOnlyList<OpenOrder> Waiting { get; private set; } = [];

    public IReadOnlyList<NamedVolunteer> People { get; private set; } = [];

    /// <summary>What was typed; <see cref="RoundForm.Id"/> is 0 for the one to plan.</summary>
    public RoundForm Typed { get; private set; } = new() { Key = Guid.NewGuid() };

    public string OnOf => Typed.On ?? Views.Dates.Iso(Today.AddDays(1));

    public string? ErrorOf(long round, string field) => Typed.Id == round ? Error(field) : null;

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancel)
    {
        if (await RefuseAsync(code, cancel) is { } refusal)
        {
            return refusal;
        }
        Rounds = await rounds.OpenAsync(Stock, cancel);
        var taken = Rounds.SelectMany(round => round.Orders).ToHashSet();
        Waiting = [.. (await orders.OpenAsync(Stock, cancel)).Where(order => !taken.Contains(order.Id))];
        People = await orders.PeopleAsync(Stock, "", cancel);
        return Page();
    }

    public Task<IActionResult> OnPostPlanAsync(string code, RoundForm form, CancellationToken cancel) =>
        DoAsync(code, form, () => rounds.PlanAsync(Stock, form, cancel), "La tournée est prévue.", cancel);

    public Task<IActionResult> OnPostAssignAsync(string code, RoundForm form, CancellationToken cancel) =>
        DoAsync(code, form, () => rounds.AssignAsync(Stock, form, cancel), "La tournée est confiée\u00A0: un message est parti.",
            cancel);

    public Task<IActionResult> OnPostReceiveAsync(string code, RoundForm form, CancellationToken cancel) =>
        DoAsync(code, form, () => rounds.ReceiveAsync(Stock, form, cancel),
            "La tournée est reçue, et ses adresses refermées. Ce qui diffère est à expliquer, au tableau.", cancel);

    public Task<IActionResult> OnPostCancelAsync(string code, RoundForm form, CancellationToken cancel) =>
        DoAsync(code, form, () => rounds.CancelAsync(Stock, form.Id, cancel), "La tournée est annulée.", cancel);

    private Task<IActionResult> DoAsync(
        string code, RoundForm form, Func<Task<LedgerResult>> act, string done, CancellationToken cancel)
    {
        Typed = form;
        return DoAsync(code, new StockForm { Key = form.Key }, act, done, () => OnGetAsync(code, cancel), cancel, "tournees/");
    }
}
