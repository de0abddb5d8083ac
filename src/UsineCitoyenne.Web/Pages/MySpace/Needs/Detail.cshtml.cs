using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Needs;
using UsineCitoyenne.Web.Accounts;
using UsineCitoyenne.Web.Views;

namespace UsineCitoyenne.Web.Pages.MySpace.Needs;

/// <summary>One need: its priority, and where it stands.</summary>
[Require(Need.Production)]
public sealed class DetailModel(TerritoryNeedService needs) : MySpacePage
{
    public override string Title => "Besoin";

    public TerritoryNeed Shown { get; private set; } = null!;

    /// <summary>As typed.</summary>
    public string? NeededBy { get; private set; }

    public string? Error { get; private set; }

    /// <summary>The error is about <see cref="NeededBy"/>.</summary>
    public bool RenewFailed { get; private set; }

    [TempData]
    public string? Done { get; set; }

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancel)
    {
        if (await needs.OpenAsync(Responsable, id, cancel) is not { } found)
        {
            return NotFound();
        }
        Shown = found;
        NeededBy ??= French.Iso(found.Need.NeededBy.ToDateTime(default));
        return Page();
    }

    public async Task<IActionResult> OnPostPrioritiseAsync(long id, [FromForm] NeedPriority priority, CancellationToken cancel) =>
        await AnswerAsync(id, await needs.PrioritiseAsync(Responsable, id, priority, cancel), "La priorité est enregistrée.", cancel);

    public async Task<IActionResult> OnPostMeetAsync(long id, CancellationToken cancel) =>
        await AnswerAsync(id, await needs.MeetAsync(Responsable, id, cancel), "C’est noté\u00A0: ce besoin est couvert.", cancel);

    public async Task<IActionResult> OnPostWithdrawAsync(long id, CancellationToken cancel) =>
        await AnswerAsync(id, await needs.WithdrawAsync(Responsable, id, cancel), "C’est noté\u00A0: ce besoin est retiré.", cancel);

    public async Task<IActionResult> OnPostRenewAsync(long id, [FromForm] string? neededBy, CancellationToken cancel)
    {
        NeededBy = neededBy ?? "";
        var answer = await needs.RenewAsync(Responsable, id, neededBy, cancel);
        RenewFailed = answer.Refusal is not null;
        return await AnswerAsync(id, answer, "Ce besoin compte toujours.", cancel);
    }

    private async Task<IActionResult> AnswerAsync(long id, NeedAnswer answer, string done, CancellationToken cancel)
    {
        if (!answer.Exists)
        {
            return NotFound();
        }
        if (answer.Refusal is null)
        {
            Done = done;
            return Redirect($"/mon-espace/besoins/{id}/");
        }
        Error = answer.Refusal;
        var page = await OnGetAsync(id, cancel);
        if (page is not NotFoundResult)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }
        return page;
    }
}
