using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Needs;
using UsineCitoyenne.Web.Content;
using UsineCitoyenne.Web.Hosting;
using UsineCitoyenne.Web.Views;

namespace UsineCitoyenne.Web.Pages.Needs;

/// <summary>The own page of who asked, behind the link of their mails.</summary>
public sealed class RecordModel(SupplyNeedRecordService needs) : FramedPage
{
    /// <summary>Null when the link is of no use any more.</summary>
    public SubmittedNeed? Shown { get; private set; }

    /// <summary>As typed.</summary>
    public string? Quantity { get; private set; }

    /// <summary>As typed.</summary>
    public string? NeededBy { get; private set; }

    public IReadOnlyDictionary<string, string> Errors { get; private set; } = new Dictionary<string, string>();

    /// <summary>Why an act was refused.</summary>
    public string? FormError { get; private set; }

    [TempData]
    public string? Done { get; set; }

    public override PageHead Head => new() { Title = TitleOf("Suivre mon besoin"), NoIndex = true };

    public async Task OnGetAsync([FromRoute] string token, CancellationToken cancel) => await ShowAsync(token, cancel);

    public async Task<IActionResult> OnPostRenewAsync([FromRoute] string token, [FromForm] string? neededBy, CancellationToken cancel)
    {
        NeededBy = neededBy ?? "";
        return await AnswerAsync(token, nameof(NeededBy), await needs.RenewAsync(token, neededBy, cancel),
            "Merci\u00A0: ce besoin compte toujours.", cancel);
    }

    public async Task<IActionResult> OnPostQuantityAsync([FromRoute] string token, [FromForm] string? quantity, CancellationToken cancel)
    {
        Quantity = quantity ?? "";
        return await AnswerAsync(token, nameof(Quantity), await needs.ChangeQuantityAsync(token, quantity, cancel),
            "La quantité est corrigée.", cancel);
    }

    public async Task<IActionResult> OnPostMeetAsync([FromRoute] string token, CancellationToken cancel) =>
        await AnswerAsync(token, null, await needs.MeetAsync(token, cancel), "C’est noté\u00A0: ce besoin est couvert.", cancel);

    public async Task<IActionResult> OnPostWithdrawAsync([FromRoute] string token, CancellationToken cancel) =>
        await AnswerAsync(token, null, await needs.WithdrawAsync(token, cancel), "C’est noté\u00A0: ce besoin est retiré.", cancel);

    private async Task<IActionResult> AnswerAsync(string token, string? field, string? refusal, string done, CancellationToken cancel)
    {
        if (refusal is null)
        {
            Done = done;
            return Redirect($"/besoin/suivi/{token}/");
        }
        if (field is null)
        {
            FormError = refusal;
        }
        else
        {
            Errors = new Dictionary<string, string> { [field] = refusal };
        }
        await ShowAsync(token, cancel);
        if (Shown is not null)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }
        return Page();
    }

    private async Task ShowAsync(string token, CancellationToken cancel)
    {
        Response.MustNotBeKept();
        Shown = await needs.OpenAsync(token, cancel);
        Site = Shown?.Need.Commune?.Site;
        if (Shown is not { Need: var need })
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        Quantity ??= $"{need.Quantity}";
        NeededBy ??= French.Iso(need.NeededBy.ToDateTime(default));
    }
}
