using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using UsineCitoyenne.Core.Production.Work;
using UsineCitoyenne.Core.Volunteers.Record;
using UsineCitoyenne.Web.Accounts;
using UsineCitoyenne.Web.Content;
using UsineCitoyenne.Web.Hosting;

namespace UsineCitoyenne.Web.Pages.Kits;

/// <summary>
/// What a volunteer holds, behind the personal link of a mail or signed in: how to make it, « j’ai fini », « venez chercher », « il m’en
/// manque ». Three gestures at most, on a telephone.
/// </summary>
[RequestFormLimits(ValueLengthLimit = 1000, ValueCountLimit = 20)]
public sealed class HeldModel(WorkHeldService service, CurrentResponsable current) : FramedPage
{
    /// <summary>Null when the link is no longer valid.</summary>
    public WorkHeld? Held { get; private set; }

    public WorkReport Report { get; private set; } = new();

    public IReadOnlyDictionary<string, string> Errors { get; private set; } = new Dictionary<string, string>();

    [TempData]
    public string? Done { get; set; }

    private RecordKey Key { get; set; } = "";

    public override PageHead Head => new() { Title = TitleOf("Mes kits"), NoIndex = true };

    public string? ErrorOf(long order, string field) => order == Report.Order ? Errors.GetValueOrDefault(field) : null;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (RouteData.Values["token"] is string token)
        {
            Key = token;
        }
        else if (await current.GetAsync() is { } person)
        {
            Key = RecordKey.Of(person);
        }
        else
        {
            context.Result = new ChallengeResult();
            return;
        }
        await next();
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        Response.MustNotBeKept();
        Held = await service.OpenAsync(Key, cancel);
        if (Held is null)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
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
        (Report, Errors) = (report, errors ?? new Dictionary<string, string>());
        ModelState.Clear();
        await OnGetAsync(cancel);
        Response.StatusCode = Held is null ? StatusCodes.Status404NotFound : StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
