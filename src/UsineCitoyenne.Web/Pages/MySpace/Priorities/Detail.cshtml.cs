using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Needs;
using UsineCitoyenne.Core.Production.Transfers;
using UsineCitoyenne.Web.Accounts;
using UsineCitoyenne.Web.Views;

namespace UsineCitoyenne.Web.Pages.MySpace.Priorities;

/// <summary>One proposal line by line: read why, correct, accept.</summary>
[Require(Need.Allocation)]
[RequestFormLimits(ValueCountLimit = 40_000)]
public sealed class DetailModel(AllocationService allocations, AllocationTransfers transfers) : MySpacePage
{
    private IReadOnlyDictionary<long, string?> typed = new Dictionary<long, string?>();

    public override string Title => "Partage";

    public AllocationView Allocation { get; private set; } = null!;

    /// <summary>By number of the need; 0 for the whole.</summary>
    public IReadOnlyDictionary<long, string> Errors { get; private set; } = new Dictionary<long, string>();

    /// <summary>The commune that sends, as typed.</summary>
    public string? From { get; private set; }

    public string? FromError { get; private set; }

    [TempData]
    public string? Done { get; set; }

    /// <summary>What is wrong, each sentence leading to its field.</summary>
    public ErrorSummary Summary => new(Errors.Where(error => error.Key > 0)
        .ToDictionary(error => $"q-{error.Key}", error => error.Value), Errors.GetValueOrDefault(0));

    public string Typed(AllocationShare line) => typed.TryGetValue(line.NeedId, out var text) && text is not null ? text
        : $"{line.Quantity}";

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancel)
    {
        if (await allocations.OpenAsync(Responsable, id, cancel) is not { } found)
        {
            return NotFound();
        }
        Allocation = found;
        return Page();
    }

    public Task<IActionResult> OnPostSaveAsync(long id, [FromForm] Dictionary<string, string?>? quantities, CancellationToken cancel) =>
        AdjustAsync(id, quantities, accept: false, "Les corrections sont enregistrées.", cancel);

    public Task<IActionResult> OnPostAcceptAsync(long id, [FromForm] Dictionary<string, string?>? quantities, CancellationToken cancel) =>
        AdjustAsync(id, quantities, accept: true, "Le partage est accepté\u00A0: ces quantités sont attribuées.", cancel);

    /// <summary>What is shared leaves the stock of one commune, as transfers.</summary>
    public async Task<IActionResult> OnPostExecuteAsync(long id, string? from, string? fromCode, CancellationToken cancel)
    {
        From = from;
        var result = await transfers.ExecuteAsync(Responsable, id, fromCode, cancel);
        if (result.Done)
        {
            Done = "C’est parti\u00A0: chaque commune verra son envoi à recevoir.";
            return Redirect($"/mon-espace/priorites/{id}/");
        }
        FromError = result.Errors.Values.First();
        var page = await OnGetAsync(id, cancel);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return page;
    }

    private async Task<IActionResult> AdjustAsync(
        long id, Dictionary<string, string?>? quantities, bool accept, string done, CancellationToken cancel)
    {
        var read = new Dictionary<long, string?>();
        foreach (var (need, text) in quantities ?? [])
        {
            if (long.TryParse(need, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                read[number] = text ?? "";
            }
        }
        typed = read;
        if (await allocations.AdjustAsync(Responsable, id, typed, accept, cancel) is not { } errors)
        {
            return NotFound();
        }
        if (errors.Count == 0)
        {
            Done = done;
            return Redirect($"/mon-espace/priorites/{id}/");
        }
        Errors = errors;
        var page = await OnGetAsync(id, cancel);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return page;
    }
}
