using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Calls;
using UsineCitoyenne.Core.Campaigns.Answers;
using UsineCitoyenne.Web.Content;
using UsineCitoyenne.Web.Hosting;

namespace UsineCitoyenne.Web.Pages.Calls;

/// <summary>Behind the button of a mail about a call. Opening it changes nothing: one button answers.</summary>
public sealed class RespondModel(CallResponses responses) : FramedPage
{
    /// <summary>Null when the link is of no use any more.</summary>
    public CallResponseView? View { get; private set; }

    /// <summary>As typed; empty for « Je viens ».</summary>
    [BindProperty]
    public string? Quantity { get; set; }

    public string? Error { get; private set; }

    /// <summary><c>given</c> or <c>withdrawn</c>, just now.</summary>
    [TempData]
    public string? Done { get; set; }

    public override PageHead Head => new() { Title = TitleOf("Répondre à un appel"), NoIndex = true };

    public async Task OnGetAsync([FromRoute] string token, CancellationToken cancel)
    {
        await ShowAsync(token, cancel);
        Quantity = (View?.Proposed ?? View?.Quantity) is > 0 and var many ? $"{many}" : "";
    }

    public async Task<IActionResult> OnPostAsync([FromRoute] string token, CancellationToken cancel)
    {
        if (!CallQuantityText.TryRead(Quantity, out var quantity))
        {
            Error = CallQuantityText.Wrong;
            await ShowAsync(token, cancel);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
        return await responses.GiveAsync(token, quantity, cancel) ? Told(token, "given") : await AgainAsync(token, cancel);
    }

    public async Task<IActionResult> OnPostWithdrawAsync([FromRoute] string token, CancellationToken cancel) =>
        await responses.WithdrawAsync(token, cancel) ? Told(token, "withdrawn") : await AgainAsync(token, cancel);

    private RedirectResult Told(string token, string done)
    {
        Done = done;
        return Redirect($"/appel/{token}/");
    }

    private async Task<IActionResult> AgainAsync(string token, CancellationToken cancel)
    {
        await ShowAsync(token, cancel);
        return Page();
    }

    private async Task ShowAsync(string token, CancellationToken cancel)
    {
        Response.MustNotBeKept();
        View = await responses.OpenAsync(token, cancel);
        Site = View?.Site;
        if (View is null)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }
}
