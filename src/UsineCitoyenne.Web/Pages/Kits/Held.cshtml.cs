using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Production.Work;
using UsineCitoyenne.Web.Accounts;
using UsineCitoyenne.Web.Content;

namespace UsineCitoyenne.Web.Pages.Kits;

/// <summary>
/// What a volunteer holds: how to make it, « j’ai fini », « venez chercher », « il m’en manque ». Three gestures at most, on a telephone.
/// </summary>
[RequestFormLimits(ValueLengthLimit = 1000, ValueCountLimit = 20)]
public sealed class HeldModel(WorkHeldService service, CurrentResponsable current, TimeProvider clock) : PersonalPage(current)
{
    /// <summary>Null when the link is no longer valid.</summary>
    public WorkHeld? Held { get; private set; }

    public WorkReport Report { get; private set; } = new();

    public override PageHead Head => new() { Title = TitleOf("Mes kits"), NoIndex = true };

    public string? ErrorOf(long order, string field) => order == Report.Order ? Errors.GetValueOrDefault(field) : null;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        Held = await service.OpenAsync(Key, cancel);
        if (Held is null)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
        }
        else if (Errors.Count == 0)
        {
            MayBeKept(clock.GetUtcNow().UtcDateTime.AddDays(30));
        }
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(WorkReport report, CancellationToken cancel)
    {
        var errors = await service.ReportAsync(Key, report, cancel);
        if (errors is { Count: 0 })
        {
            Done = report.PickUp ? "C’est noté. La personne qui organise voit que vous l’attendez." : "C’est noté. Merci\u00A0!";
            return Redirect(HttpContext.Request.Path);
        }
        Report = report;
        return await ShowAgainAsync(errors ?? new Dictionary<string, string>(), () => OnGetAsync(cancel));
    }
}
