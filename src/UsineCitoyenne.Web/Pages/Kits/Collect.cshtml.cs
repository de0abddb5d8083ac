using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Production.Rounds;
using UsineCitoyenne.Web.Accounts;
using UsineCitoyenne.Web.Content;

namespace UsineCitoyenne.Web.Pages.Kits;

/// <summary>A carrier's rounds: doors in their order, addresses from the day before to the end, what was fetched at each.</summary>
[RequestFormLimits(ValueLengthLimit = 1000, ValueCountLimit = 20)]
public sealed class CollectModel(CarrierService service, CurrentResponsable current) : PersonalPage(current)
{
    /// <summary>Null when the link is no longer valid.</summary>
    public CarrierRounds? Mine { get; private set; }

    public StopReport Report { get; private set; } = new();

    public override PageHead Head => new() { Title = TitleOf("Mes tournées"), NoIndex = true };

    public string? ErrorOf(long stop, string field) => stop == Report.Stop ? Errors.GetValueOrDefault(field) : null;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        Mine = await service.OpenAsync(Key, cancel);
        if (Mine is null)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
        }
        else if (Errors.Count == 0)
        {
            MayBeKept(Mine.KeptUntil);
        }
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(StopReport report, CancellationToken cancel)
    {
        var result = await service.CollectAsync(Key, report, cancel);
        if (result is { Done: true })
        {
            Done = report.Missed ? "C’est noté\u00A0: personne n’était là." : "C’est noté. Au suivant\u00A0!";
            return Redirect(HttpContext.Request.Path);
        }
        Report = report;
        return await ShowAgainAsync(result?.Errors ?? new Dictionary<string, string>(), () => OnGetAsync(cancel));
    }

    public async Task<IActionResult> OnPostUndoAsync(long stop, Guid undo, CancellationToken cancel)
    {
        var result = await service.UndoAsync(Key, stop, undo, cancel);
        if (result.Done)
        {
            Done = "C’est défait\u00A0: notez ce qui est juste.";
            return Redirect(HttpContext.Request.Path);
        }
        Report = new StopReport { Stop = stop };
        return await ShowAgainAsync(result.Errors, () => OnGetAsync(cancel));
    }

    public async Task<IActionResult> OnPostDropAsync(long round, CancellationToken cancel)
    {
        if (await service.DropOutAsync(Key, round, cancel))
        {
            Done = "C’est dit. La personne qui organise est prévenue, et ce que vous avez déjà noté est gardé.";
        }
        return Redirect(HttpContext.Request.Path);
    }
}
